import { datasetName } from '@spanledger/core/datasets/dataset-item';
import { DomainError } from '@spanledger/core/domain-error';
import { reviewDoneNotification } from '@spanledger/core/reviews/review-notification';
import { reviewOutcomes, reviewSeverities } from '@spanledger/core/reviews/root-causes';
import { inTransaction } from '@spanledger/db/in-transaction';
import { enqueueNotification } from '@spanledger/db/notifications/enqueue-notification';
import type { Project } from '@spanledger/db/projects/project';
import { labelItems } from '@spanledger/db/reviews/label-items';
import { listLabelled, listReviewItems } from '@spanledger/db/reviews/review-parts';
import { z } from 'zod';
import { addTaken } from '../datasets/add-taken.ts';
import type { Deps } from '../deps.ts';
import { getReviewSettings } from './review-settings.ts';

export const weekName = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'the Monday of a week: 2026-11-23');

/** What somebody says of one or several traces of a review. `cause`: one of the eight, or a word of their own. */
export const reviewLabel = z
	.object({
		week: weekName,
		positions: z.array(z.int().positive()).min(1).max(100),
		cause: z.string().trim().min(1).max(60),
		labels: z.array(z.string().trim().min(1).max(60)).max(10).default([]),
		severity: z.enum(reviewSeverities).nullable().default(null),
		note: z.string().trim().max(4_000).default(''),
		expected: z.string().trim().max(20_000).default(''),
		outcome: z.enum(reviewOutcomes),
		dataset: datasetName.nullable().default(null),
	})
	.refine(({ outcome, dataset }) => outcome !== 'dataset' || dataset !== null, {
		path: ['dataset'],
		error: 'name the dataset',
	});
export type ReviewLabel = z.output<typeof reviewLabel>;

type Asked = Pick<Deps, 'db' | 'book' | 'now' | 'publicUrl'> & { project: Project };

/** Puts the traces into the dataset where that is the outcome, writes the label, and tells when the review is done. */
export async function labelReview(asked: Asked, { week, positions, ...label }: ReviewLabel, by: string) {
	const { db, now, project } = asked;
	const scope = { projectId: project.id };
	const items = (await listReviewItems(db, scope, week)).filter(({ position }) => positions.includes(position));
	if (items.length < positions.length) throw new DomainError('not-found', 'no such trace in this review', 'positions');
	// twice is once: a dataset refuses what it has
	if (label.outcome === 'dataset' && label.dataset !== null)
		for (const { traceId } of items)
			await addTaken(asked, scope, {
				...{ dataset: label.dataset, traceId, addedBy: by, labels: [label.cause, ...label.labels] },
				expected: items.length === 1 && label.expected !== '' ? label.expected : null,
			});
	const { settings } = await getReviewSettings(asked);
	return inTransaction(db, async (tx) => {
		const done = await labelItems(tx, scope, { week, positions, label, by, now: now() });
		if (done.isDone) {
			const causes = new Map<string, number>();
			for (const { cause } of await listLabelled(tx, scope, [week]))
				causes.set(cause ?? '', (causes.get(cause ?? '') ?? 0) + 1);
			const counted = [...causes].map(([cause, count]) => ({ cause, count })).sort((a, b) => b.count - a.count);
			const event = reviewDoneNotification({ week, project, causes: counted, atMs: now().getTime() });
			await enqueueNotification(tx, scope, event, settings.channelIds);
		}
		return done;
	});
}
