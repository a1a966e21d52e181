import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** What changed in a closed month while another was open. `costUsd`: decimal text, may be negative. */
export type MonthAdjustment = { month: string; bookedIn: string; calls: number; costUsd: string };

/** Adjustments of a month, and those of others that were booked in it; of the product's bill as a whole. */
export async function listAdjustments(
	db: Queryable,
	{ projectId }: Scope,
	{ month }: { month: string },
): Promise<MonthAdjustment[]> {
	const { rows } = await db.query<{ month: string; booked_in: string; calls: bigint; cost_usd: string }>(
		`SELECT month, booked_in, calls, cost_usd FROM month_adjustments
		 WHERE project_id = $1 AND (month = $2 OR booked_in = $2) AND dimension = 'none' AND purpose = 'product'
			AND (calls <> 0 OR cost_usd <> 0)
		 ORDER BY month, booked_in`,
		[projectId, month],
	);
	return rows.map((row) => ({
		month: row.month,
		bookedIn: row.booked_in,
		calls: Number(row.calls),
		costUsd: row.cost_usd,
	}));
}
