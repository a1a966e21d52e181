import type { Amount, BudgetUnit } from '@spanledger/core/budgets/amount';
import type { BudgetSettings } from '@spanledger/core/budgets/budget';
import type { Queryable } from '../connect.ts';
import type { CostQuestion } from '../costs/cost-question.ts';
import { type CostSource, cubeSource, dimensionSource, isCubeDimension, ledgerSource } from '../costs/cost-source.ts';
import type { Scope } from '../scope.ts';
import { type Bind, createBind } from '../traces/bind.ts';
import { storedAmount } from './budget-row.ts';

/** What is summed up: a budget, or one that somebody is still thinking of. */
export type SpendScope = Pick<BudgetSettings, 'filters' | 'groupBy' | 'unit'>;

/** The spend of one group in one slot; slots without any are left out. */
export type SpendSum = { slot: number; group: string; spent: Amount; calls: number; unpricedCalls: number };

/**
 * The spend of a scope by group and slot, exactly as the ledger has it, out of the narrowest table that knows it. Slot `n` reaches from
 * `starts[n]` to the next start, the last one to `to`; all lie on quarter hours. `group` narrows to one.
 */
export async function sumSpend(
	db: Queryable,
	scope: Scope,
	{ filters, groupBy, unit }: SpendScope,
	{ starts, to, group }: { starts: readonly Date[]; to: Date; group?: string },
): Promise<SpendSum[]> {
	const [from] = starts;
	if (from === undefined) return [];
	const { bind, values } = createBind();
	const question: CostQuestion = {
		groupBy: groupBy ?? 'none',
		from,
		to,
		interval: 'none',
		timeZone: 'UTC',
		filters,
		purpose: 'product',
	};
	const source = await chooseSource(db, scope, question, bind);
	const ofGroup = group === undefined || groupBy === null ? '' : `AND ${source.key} = ${bind(group)}`;
	const sums = sumsOf(source, unit);
	const { rows } = await db.query<{ slot: number; group: string; spent: string; calls: bigint; unpriced: bigint }>(
		`SELECT width_bucket(${source.time}, ${bind(starts)}::timestamptz[]) - 1 AS slot, ${source.key} AS "group",
			(${sums.spent})::numeric(30,12) AS spent, (${sums.calls})::bigint AS calls, (${sums.unpriced})::bigint AS unpriced
		 FROM ${source.table} WHERE ${source.where} ${ofGroup} GROUP BY 1, 2 ORDER BY 1, 2`,
		values,
	);
	return rows
		.map((row) => ({
			slot: row.slot,
			group: row.group,
			spent: storedAmount(unit, row.spent),
			calls: Number(row.calls),
			unpricedCalls: Number(row.unpriced),
		}))
		.filter(({ calls }) => calls > 0);
}

/** Rollups where they keep every key that is asked for, else the calls themselves. */
async function chooseSource(db: Queryable, scope: Scope, question: CostQuestion, bind: Bind): Promise<CostSource> {
	const names = Object.keys(question.filters);
	const dimensions = question.groupBy === 'none' ? names : [question.groupBy, ...names];
	const isNarrow = names.length === 0;
	const isCube = dimensions.every((name) => isCubeDimension(name as CostQuestion['groupBy'])); // budgets name no others
	if ((!isNarrow && !isCube) || (await isCapped(db, scope, dimensions))) return ledgerSource(scope, question, bind);
	return isNarrow ? dimensionSource(scope, question, bind) : cubeSource(scope, question, bind);
}

/** Whether some keys share the remainder: a sum by key would then miss theirs. */
async function isCapped(db: Queryable, { projectId }: Scope, dimensions: readonly string[]): Promise<boolean> {
	if (dimensions.length === 0) return false;
	const { rows } = await db.query<{ capped: boolean }>(
		`SELECT EXISTS (SELECT 1 FROM dimension_values
			WHERE project_id = $1 AND dimension = ANY($2) AND NOT admitted) AS capped`,
		[projectId, dimensions],
	);
	return rows[0]?.capped === true;
}

const amounts: { readonly [unit in BudgetUnit]: string } = {
	usd: 'sum(coalesce(cost_usd, 0))',
	tokens: 'sum(coalesce(input_tokens, 0) + coalesce(output_tokens, 0))',
	calls: 'sum(calls)',
};

function sumsOf({ table }: CostSource, unit: BudgetUnit): { spent: string; calls: string; unpriced: string } {
	if (table !== 'ledger_entries') return { spent: amounts[unit], calls: 'sum(calls)', unpriced: 'sum(unpriced_calls)' };
	return {
		spent: unit === 'calls' ? 'count(*)' : amounts[unit],
		calls: 'count(*)',
		unpriced: `count(*) FILTER (WHERE cost_usd IS NULL AND unpriced_reason <> 'no-usage')`,
	};
}
