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
	assignedTo: nullableText,
	cause: nullableText,
	labels: z.array(z.string()),
	severity: nullableText,
	note: z.string(),
	expected: z.string(),
	outcome: nullableText,
	dataset: nullableText,
	reviewedBy: nullableText,
});

const prevalence = z
	.object({
		count: z.number().int(),
		of: z.number().int(),
		share: z.number(),
		low: z.number(),
		high: z.number(),
		tooFew: z.boolean(),
	})
	.register(contract, { id: 'ReviewPrevalence' });

const reviewSummary = z.object({
	causes: z.array(z.object({ cause: z.string(), count: z.number().int() })),
	/** From the random control of up to twelve weeks alone, with its 95 % interval. */
	prevalence: z.object({
		any: prevalence.nullable(),
		causes: z.array(z.object({ cause: z.string(), prevalence })),
	}),
	fixes: z.array(
		z.object({
			group: z.string(),
			name: z.string(),
			before: z.number().int(),
			after: z.number().int(),
			state: z.enum(['held', 'came-back', 'unknown']),
		}),
	),
});

export const reviewList = z.object({ items: z.array(reviewHead) }).register(contract, { id: 'ReviewList' });
export const reviewDetail = reviewHead
	.extend({
		groups: z.array(
			z.object({ id: z.string(), name: z.string(), traces: z.number().int(), before: z.number().int().nullable() }),
		),
		traces: z.array(reviewItem),
		summary: reviewSummary,
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
	summary,
}: NonNullable<Awaited<ReturnType<typeof openReview>>>): z.infer<typeof reviewDetail> => ({
	...presentHead(review),
	groups: groups.map(({ id, name, traces, before }) => ({ id, name, traces, before })),
	summary: {
		causes: summary.causes,
		prevalence: summary.prevalence,
		fixes: summary.fixes.map(({ groupId, name, before, after, state }) => ({
			group: groupId,
			name,
			before,
			after,
			state,
		})),
	},
	traces: items.map((item) => ({
		traceId: item.traceId,
		group: item.shownIn,
		picked: item.picked,
		tenant: item.tenant === '' ? null : item.tenant,
		assignedTo: item.assignedTo,
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
