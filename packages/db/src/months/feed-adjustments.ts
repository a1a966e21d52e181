import { type PicoUsd, usdText } from '@spanledger/core/money/pico-usd';
import { closedMonthAt, openMonth } from '@spanledger/core/months/month-calendar';
import type { Db, Transaction } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { PlacedChange } from '../rollups/place-changes.ts';
import type { Scope } from '../scope.ts';
import { closingsNow } from './closings-now.ts';

type Adjustment = {
	month: string;
	dimension: string;
	key: string;
	other: boolean;
	purpose: string;
	calls: number;
	tokens: number;
	cost: PicoUsd;
};

/**
 * Books what changes in closed months as adjustments of the month that is open, in the transaction that changes the rollups: what was closed and
 * its adjustments are what is known now, after every commit. Settings must be held: a month is closed before or after, never meanwhile.
 */
export async function feedAdjustments(
	db: Db,
	tx: Transaction,
	scope: Scope,
	changes: readonly PlacedChange[],
): Promise<void> {
	const closings = await closingsNow(db, tx, scope);
	const last = closings.at(-1);
	if (last === undefined) return;
	const adjustments = new Map<string, Adjustment>();
	for (const {
		rollup,
		key: [dimension = 'none', key = ''],
		bucketMs,
		purpose,
		other,
		add,
	} of changes) {
		if (rollup !== 'usage_by_dimension' || bucketMs >= last.toMs) continue;
		const month = closedMonthAt(closings, bucketMs);
		if (month === null) continue;
		const name = [month, dimension, other, purpose, key].join(' ');
		const sum = adjustments.get(name) ?? { month, dimension, key, other, purpose, calls: 0, tokens: 0, cost: 0n };
		sum.calls += add.calls;
		sum.tokens += add.inputTokens + add.outputTokens;
		sum.cost += add.costUsd;
		adjustments.set(name, sum);
	}
	if (adjustments.size === 0) return;
	const bookedIn = openMonth(last, last.timeZone, 0).name;
	await addAdjustments(tx, scope, bookedIn, [...adjustments.values()].filter(isSomething));
}

const isSomething = ({ calls, tokens, cost }: Adjustment): boolean => calls !== 0 || tokens !== 0 || cost !== 0n;

async function addAdjustments(
	tx: Transaction,
	{ projectId }: Scope,
	bookedIn: string,
	rows: readonly Adjustment[],
): Promise<void> {
	const key = ['project_id', 'month', 'booked_in', 'dimension', 'key', 'other', 'purpose'];
	const sums = ['calls', 'tokens', 'cost_usd'];
	await insertRows<never, Adjustment>(tx, {
		table: 'month_adjustments',
		statement: 'add-month-adjustments',
		columns: [
			['project_id', () => projectId],
			['month', ({ month }) => month],
			['booked_in', () => bookedIn],
			['dimension', ({ dimension }) => dimension],
			['key', (row) => row.key],
			['other', ({ other }) => other],
			['purpose', ({ purpose }) => purpose],
			['calls', ({ calls }) => calls],
			['tokens', ({ tokens }) => tokens],
			['cost_usd', ({ cost }) => usdText(cost)],
		],
		key,
		rows,
		conflict: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${sums
			.map((sum) => `${sum} = month_adjustments.${sum} + excluded.${sum}`)
			.join(', ')}`,
	});
}
