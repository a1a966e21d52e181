import { datasetName } from '@spanledger/core/datasets/dataset-item';
import { DomainError } from '@spanledger/core/domain-error';
import { isFailure } from '@spanledger/core/reviews/failure-group';
import { longestCause } from '@spanledger/core/reviews/own-causes';
import { reviewDoneNotification } from '@spanledger/core/reviews/review-notification';
import { reviewOutcomes, reviewSeverities } from '@spanledger/core/reviews/root-causes';
import type { Transaction } from '@spanledger/db/connect';
import { inTransaction } from '@spanledger/db/in-transaction';
import { enqueueNotification } from '@spanledger/db/notifications/enqueue-notification';
import type { Project } from '@spanledger/db/projects/project';
import { labelItems } from '@spanledger/db/reviews/label-items';
import { listLabelled, listReviewGroups, listReviewItems, type ReviewItem } from '@spanledger/db/reviews/review-parts';
import { z } from 'zod';
import { addTaken } from '../datasets/add-taken.ts';
import type { Deps } from '../deps.ts';
import { getReviewSettings } from './review-settings.ts';

export const weekName = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'the Monday of a week: 2026-11-23');

/** What somebody says of a trace of a review. `cause`: one of the eight, or a word of their own. */
export const reviewLabel = z
	.object({
		week: weekName,
		position: z.int().positive(),
		/** Also of every open trace of the same failure; `expected` stays with the one. */
		alike: z.boolean().default(false),
		cause: z.string().trim().min(1).max(longestCause),
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
/** `left`: traces of the same failure that stay open: somebody else holds them, or a dataset cannot have them. */
export type Labelled = { labelled: number; left: number; isDone: boolean };

/**
 * Puts the traces into the dataset where that is the outcome, writes the label, and tells when the review is done. Throws `not-found`, and
 * `conflict` while somebody else holds the trace.
 */
export async function labelReview(asked: Asked, given: ReviewLabel, by: string): Promise<Labelled> {
	const { week, position, alike: _, ...label } = given;
	const { db, now, project } = asked;
	const scope = { projectId: project.id };
	const { item, others } = await findTargets(asked, given);
	refuseHeld(item, by, now());
	const alike = await putIntoDataset(asked, given, { item, others, by });
	const { settings } = await getReviewSettings(asked);
	return inTransaction(db, async (tx) => {
		const done = await labelItems(tx, scope, { week, position, alike, label, by, now: now() });
		if (!done.labelled.includes(position)) throw new DomainError('conflict', 'somebody else took this trace just now');
		if (done.isDone) await tellDone(tx, asked, { week, channelIds: settings.channelIds });
		return {
			labelled: done.labelled.length,
			left: others.length + 1 - done.labelled.length,
			isDone: done.isDone,
		};
	});
}

async function findTargets({ db, project }: Asked, { week, position, alike }: ReviewLabel) {
	const scope = { projectId: project.id };
	const items = await listReviewItems(db, scope, week);
	const item = items.find((one) => one.position === position);
	if (item === undefined)
		throw new DomainError('not-found', `no trace ${position} in the review of the week of ${week}`, 'position');
	if (!alike) return { item, others: [] };
	const group = (await listReviewGroups(db, scope, [week])).find(({ id }) => id === item.groupId);
	if (group === undefined || !isFailure(group)) return { item, others: [] };
	const others = items.filter((one) => one.groupId === item.groupId && one !== item && one.reviewedAt === null);
	return { item, others };
}

function refuseHeld({ reservedBy, reservedUntil }: ReviewItem, by: string, now: Date): void {
	if (reservedBy === null || reservedBy === by || reservedUntil === null || reservedUntil <= now) return;
	throw new DomainError('conflict', `${reservedBy} is looking at this trace`, 'position');
}

/** The places of those alike that may be labelled so. Twice is once: a dataset refuses what it has. */
async function putIntoDataset(
	asked: Asked,
	{ outcome, dataset, cause, labels, expected }: ReviewLabel,
	{ item, others, by }: { item: ReviewItem; others: readonly ReviewItem[]; by: string },
): Promise<number[]> {
	if (outcome !== 'dataset' || dataset === null) return others.map(({ position }) => position);
	const put = ({ traceId }: ReviewItem, expected: string | null) =>
		addTaken(
			asked,
			{ projectId: asked.project.id },
			{
				...{ dataset, traceId, expected, addedBy: by, labels: [cause, ...labels] },
			},
		);
	await put(item, expected === '' ? null : expected);
	const taken: number[] = [];
	for (const other of others) {
		try {
			await put(other, null);
			taken.push(other.position);
		} catch (error) {
			// its content has expired: it stays open, the others go on
			if (!(error instanceof DomainError && error.code === 'invalid')) throw error;
		}
	}
	return taken;
}

async function tellDone(
	tx: Transaction,
	{ project, now }: Asked,
	{ week, channelIds }: { week: string; channelIds: readonly string[] },
): Promise<void> {
	const scope = { projectId: project.id };
	const causes = new Map<string, number>();
	for (const { cause } of await listLabelled(tx, scope, [week]))
		causes.set(cause ?? '', (causes.get(cause ?? '') ?? 0) + 1);
	const counted = [...causes].map(([cause, count]) => ({ cause, count })).sort((a, b) => b.count - a.count);
	const event = reviewDoneNotification({ week, project, causes: counted, atMs: now().getTime() });
	await enqueueNotification(tx, scope, event, channelIds);
}
