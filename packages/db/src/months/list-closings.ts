import type { ClosedMonth } from '@spanledger/core/months/month-calendar';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

export type MonthClosing = ClosedMonth & { closedAt: Date; closedBy: string };

type Row = {
	month: string;
	time_zone: string;
	month_start: Date;
	month_end: Date;
	closed_at: Date;
	closed_by: string;
};

/** A project's closed months, the earliest first; they follow each other without a gap. */
export async function listClosings(db: Queryable, { projectId }: Scope): Promise<MonthClosing[]> {
	const { rows } = await db.query<Row>(
		`SELECT month, time_zone, month_start, month_end, closed_at, closed_by FROM month_closings
		 WHERE project_id = $1 ORDER BY month_start`,
		[projectId],
	);
	return rows.map((row) => ({
		month: row.month,
		timeZone: row.time_zone,
		fromMs: row.month_start.getTime(),
		toMs: row.month_end.getTime(),
		closedAt: row.closed_at,
		closedBy: row.closed_by,
	}));
}
