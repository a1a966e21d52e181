import type { ReviewHead } from '@spanledger/db/reviews/list-reviews';
import { z } from 'zod';
import { contract } from '../contract.ts';
import { nullableText, time, traceId } from '../scalars.ts';
import { timeText } from '../times.ts';
import type { openReview } from './open-review.ts';

const reviewHead = z
	.object({
		week: z.string(),
		from: time,
		to: time,
		builtAt: time,
		doneAt: time.nullable(),
		items: z.number().int(),
		reviewed: z.number().int(),
	})
	.register(contract, { id: 'ReviewHead' });

const reviewItem = z.object({
	traceId,
	group: z.string(),
	picked: z.enum(['worst', 'control']),
	tenant: nullableText,
	cause: nullableText,
	labels: z.array(z.string()),
	severity: nullableText,
	note: z.string(),
	expected: z.string(),
	outcome: nullableText,
	dataset: nullableText,
	reviewedBy: nullableText,
});

export const reviewList = z.object({ items: z.array(reviewHead) }).register(contract, { id: 'ReviewList' });
export const reviewDetail = reviewHead
	.extend({
		groups: z.array(
			z.object({ id: z.string(), name: z.string(), traces: z.number().int(), before: z.number().int().nullable() }),
		),
		traces: z.array(reviewItem),
	})
	.register(contract, { id: 'Review' });

const timeOf = (date: Date): string => timeText(BigInt(date.getTime()) * 1_000_000n);

export const presentHead = (review: ReviewHead): z.infer<typeof reviewHead> => ({
	week: review.week,
	from: timeOf(review.windowStart),
	to: timeOf(review.windowEnd),
	builtAt: timeOf(review.builtAt),
	doneAt: review.doneAt === null ? null : timeOf(review.doneAt),
	items: review.items,
	reviewed: review.reviewed,
});

export const presentReview = ({
	review,
	groups,
	items,
}: NonNullable<Awaited<ReturnType<typeof openReview>>>): z.infer<typeof reviewDetail> => ({
	...presentHead(review),
	groups,
	traces: items.map((item) => ({
		traceId: item.traceId,
		group: item.shownIn,
		picked: item.picked,
		tenant: item.tenant === '' ? null : item.tenant,
		cause: item.cause,
		labels: item.labels,
		severity: item.severity,
		note: item.note,
		expected: item.expected,
		outcome: item.outcome,
		dataset: item.dataset,
		reviewedBy: item.reviewedBy,
	})),
});
