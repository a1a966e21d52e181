import type { Crossing } from '@spanledger/core/budgets/advance-budget';
import type { Amount } from '@spanledger/core/budgets/amount';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type StoredBudget, storedAmount } from './budget-row.ts';
import { thresholdFromStored } from './stored-threshold.ts';

/** A threshold that was reached: when, with how much spent, and whether it is at this moment. */
export type ToldCrossing = {
	periodStart: Date;
	group: string;
	threshold: Crossing['threshold'];
	limit: Amount;
	spent: Amount;
	/** false = pricing again or a deletion has taken spend back since. */
	isReached: boolean;
	isLate: boolean;
	/** false = a higher threshold reached at the same time spoke for it. */
	wasTold: boolean;
	crossedAt: Date;
};

/** What a budget's groups have reached, the latest first. */
export async function readToldCrossings(
	db: Queryable,
	{ projectId }: Scope,
	{ id, unit }: Pick<StoredBudget, 'id' | 'unit'>,
	{ limit }: { limit: number },
): Promise<ToldCrossing[]> {
	type Row = Omit<ToldCrossing, 'threshold' | 'limit' | 'spent'> & { threshold: number; limit: string; spent: string };
	const { rows } = await db.query<Row>(
		`SELECT period_start AS "periodStart", group_key AS "group", threshold, limit_amount AS "limit", spent,
			is_reached AS "isReached", is_late AS "isLate", was_told AS "wasTold", crossed_at AS "crossedAt"
		 FROM budget_crossings WHERE project_id = $1 AND budget_id = $2
		 ORDER BY crossed_at DESC, group_key, threshold DESC LIMIT $3`,
		[projectId, id, limit],
	);
	return rows.map((row) => ({
		...row,
		threshold: thresholdFromStored(row.threshold),
		limit: storedAmount(unit, row.limit),
		spent: storedAmount(unit, row.spent),
	}));
}
