import type { ReviewReason } from '@spanledger/core/reviews/choose-items';
import type { ReviewOutcome, ReviewSeverity } from '@spanledger/core/reviews/root-causes';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { CountedGroup } from './build-review.ts';

export type ReviewItem = {
	position: number;
	traceId: string;
	groupId: string;
	picked: 'worst' | 'control';
	reasons: ReviewReason[];
	tenant: string;
	assignedTo: string | null;
	reservedBy: string | null;
	reservedUntil: Date | null;
	cause: string | null;
	labels: string[];
	severity: ReviewSeverity | null;
	note: string;
	expected: string;
	outcome: ReviewOutcome | null;
	dataset: string | null;
	reviewedBy: string | null;
	reviewedAt: Date | null;
};

/** The traces of a review, in the order in which they are gone through. */
export async function listReviewItems(db: Queryable, { projectId }: Scope, week: string): Promise<ReviewItem[]> {
	const { rows } = await db.query<ReviewItem>(
		`SELECT position, encode(trace_id, 'hex') AS "traceId", group_id AS "groupId", picked, reasons, tenant,
			assigned_to AS "assignedTo", reserved_by AS "reservedBy", reserved_until AS "reservedUntil", cause, labels, severity, note, expected, outcome, dataset,
			reviewed_by AS "reviewedBy", reviewed_at AS "reviewedAt"
		 FROM review_items WHERE project_id = $1 AND week = $2 ORDER BY position`,
		[projectId, week],
	);
	return rows;
}

/** Failures counted by kind, of some weeks; the most frequent first. */
export async function listReviewGroups(
	db: Queryable,
	{ projectId }: Scope,
	weeks: readonly string[],
): Promise<(CountedGroup & { week: string })[]> {
	const { rows } = await db.query<CountedGroup & { week: string }>(
		`SELECT week, group_id AS id, signal, route, tool, message, traces FROM review_groups
		 WHERE project_id = $1 AND week = ANY($2) ORDER BY week DESC, traces DESC, group_id`,
		[projectId, weeks],
	);
	return rows;
}

export type LabelledItem = {
	week: string;
	groupId: string;
	picked: string;
	cause: string | null;
	outcome: string | null;
};

/** What was said in some weeks, for causes, prevalence and fixes. */
export async function listLabelled(
	db: Queryable,
	{ projectId }: Scope,
	weeks: readonly string[],
): Promise<LabelledItem[]> {
	const { rows } = await db.query<LabelledItem>(
		`SELECT week, group_id AS "groupId", picked, cause, outcome FROM review_items
		 WHERE project_id = $1 AND week = ANY($2) AND reviewed_at IS NOT NULL ORDER BY week, position`,
		[projectId, weeks],
	);
	return rows;
}
