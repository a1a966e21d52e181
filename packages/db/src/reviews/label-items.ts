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
type Order = { week: string; positions: readonly number[]; label: ItemLabel; by: string; now: Date };

/**
 * Says what was wrong with some traces of a review, and closes it with the last one: `isDone` for whoever did. Traces that somebody else
 * holds are left out. The review's row is locked first, so that exactly one of two last labels closes it.
 */
export async function labelItems(
	tx: Transaction,
	{ projectId }: Scope,
	{ week, positions, label, by, now }: Order,
): Promise<{ labelled: number; isDone: boolean }> {
	await tx.query('SELECT 1 FROM reviews WHERE project_id = $1 AND week = $2 FOR UPDATE', [projectId, week]);
	const { rowCount } = await tx.query(
		`UPDATE review_items SET cause = $4, labels = $5, severity = $6, note = $7, expected = $8, outcome = $9, dataset = $10,
			reviewed_by = $11, reviewed_at = $12, reserved_by = NULL, reserved_until = NULL
		 WHERE project_id = $1 AND week = $2 AND position = ANY($3)
			AND (reserved_by IS NULL OR reserved_by = $11 OR reserved_until <= $12)`,
		[
			...[projectId, week, positions, label.cause, label.labels, label.severity, label.note, label.expected],
			...[label.outcome, label.dataset, by, now],
		],
	);
	const closed = await tx.query(
		`UPDATE reviews SET done_at = $3 WHERE project_id = $1 AND week = $2 AND done_at IS NULL AND NOT EXISTS (
			SELECT 1 FROM review_items i WHERE i.project_id = $1 AND i.week = $2 AND i.reviewed_at IS NULL)`,
		[projectId, week, now],
	);
	return { labelled: rowCount ?? 0, isDone: closed.rowCount === 1 };
}
