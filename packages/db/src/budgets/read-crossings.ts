import type { Crossing } from '@spanledger/core/budgets/advance-budget';
import type { BudgetUnit } from '@spanledger/core/budgets/amount';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { storedAmount } from './budget-row.ts';
import type { SpendPlace } from './spend-row.ts';
import { thresholdFromStored } from './stored-threshold.ts';

export type PlacedCrossing = SpendPlace & Crossing;

/** What these groups have reached in these periods. */
export async function readCrossings(
	db: Queryable,
	{ projectId }: Scope,
	{ id, unit }: { id: string; unit: BudgetUnit },
	places: readonly SpendPlace[],
): Promise<PlacedCrossing[]> {
	const { rows } = await db.query<SpendPlace & { threshold: number; limit: string; isReached: boolean }>(
		`SELECT period_start AS "periodStart", group_key AS "group", threshold, limit_amount AS "limit", is_reached AS "isReached"
		 FROM budget_crossings
		 WHERE project_id = $1 AND budget_id = $2 AND (period_start, group_key) IN
			(SELECT * FROM unnest($3::timestamptz[], $4::text[]))`,
		[projectId, id, places.map(({ periodStart }) => periodStart), places.map(({ group }) => group)],
	);
	return rows.map((row) => ({
		...row,
		threshold: thresholdFromStored(row.threshold),
		limit: storedAmount(unit, row.limit),
	}));
}
