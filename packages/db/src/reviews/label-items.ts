import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';

export type ItemLabel = {
	cause: string;
	labels: readonly string[];
	severity: string | null;
	note: string;
	expected: string;
	outcome: string;
	dataset: string | null;
};
type Order = { week: string; position: number; alike: readonly number[]; label: ItemLabel; by: string; now: Date };

/**
 * Says what was wrong with a trace of a review and with others that failed alike, and closes the review with the last one: `isDone` for
 * whoever did. Traces that somebody else holds are left out, and so are those of `alike` that somebody has labelled meanwhile. What should
 * have been answered is said of the one trace alone. The review's row is locked first, so that exactly one of two last labels closes it.
 */
export async function labelItems(
	tx: Transaction,
	{ projectId }: Scope,
	{ week, position, alike, label, by, now }: Order,
): Promise<{ labelled: number[]; isDone: boolean }> {
	await tx.query('SELECT 1 FROM reviews WHERE project_id = $1 AND week = $2 FOR UPDATE', [projectId, week]);
	const { rows } = await tx.query<{ position: number }>(
		`UPDATE review_items SET cause = $4, labels = $5, severity = $6, note = $7, outcome = $9, dataset = $10,
			expected = CASE WHEN position = $3 THEN $8 ELSE expected END,
			reviewed_by = $11, reviewed_at = $12, reserved_by = NULL, reserved_until = NULL
		 WHERE project_id = $1 AND week = $2 AND (position = $3 OR (position = ANY($13) AND reviewed_at IS NULL))
			AND (reserved_by IS NULL OR reserved_by = $11 OR reserved_until <= $12)
		 RETURNING position`,
		[
			...[projectId, week, position, label.cause, label.labels, label.severity, label.note, label.expected],
			...[label.outcome, label.dataset, by, now, alike],
		],
	);
	const closed = await tx.query(
		`UPDATE reviews SET done_at = $3 WHERE project_id = $1 AND week = $2 AND done_at IS NULL AND NOT EXISTS (
			SELECT 1 FROM review_items i WHERE i.project_id = $1 AND i.week = $2 AND i.reviewed_at IS NULL)`,
		[projectId, week, now],
	);
	return { labelled: rows.map((row) => row.position), isDone: closed.rowCount === 1 };
}
