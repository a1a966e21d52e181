import { reviewSettings } from '@spanledger/core/reviews/review-settings';
import { releaseItem } from '@spanledger/db/reviews/release-item';
import { reserveItem } from '@spanledger/db/reviews/reserve-item';
import { z } from 'zod';
import { assignment, assignReview } from '../reviews/assign-review.ts';
import { labelReview, reviewLabel, weekName } from '../reviews/label-review.ts';
import { openReview } from '../reviews/open-review.ts';
import { buildReviewNow, getReviewSettings, previewReviewNow, saveReviewSettings } from '../reviews/review-settings.ts';
import { inProject, router } from './procedures.ts';
import { asPlain } from './transformer.ts';

const place = z.object({ week: weekName, position: z.int().positive() });

/** The weekly review. */
export const reviews = router({
	get: inProject
		.input(z.object({ week: weekName.optional() }))
		.query(async ({ ctx, input }) =>
			asPlain({ open: await openReview(ctx, ctx.scope, input.week), me: ctx.member.email }),
		),

	/** Holds a trace for whoever looks at it; answers with who else does, null = nobody. */
	reserve: inProject
		.input(place)
		.mutation(({ ctx, input }) => reserveItem(ctx.db, ctx.scope, { ...input, by: ctx.member.email, now: ctx.now() })),

	/** Lets go of a trace that one has moved on from. */
	release: inProject
		.input(place)
		.mutation(({ ctx, input }) => releaseItem(ctx.db, ctx.scope, { ...input, by: ctx.member.email })),

	assign: inProject
		.input(z.object({ assignment }))
		.mutation(({ ctx, input }) => assignReview(ctx, ctx.scope, input.assignment)),

	label: inProject
		.input(z.object({ label: reviewLabel }))
		.mutation(({ ctx, input }) => labelReview(ctx, input.label, ctx.member.email)),

	settings: inProject.query(({ ctx }) => getReviewSettings(ctx)),

	saveSettings: inProject
		.input(z.object({ settings: reviewSettings }))
		.mutation(({ ctx, input }) => saveReviewSettings(ctx, input.settings, ctx.member.email)),

	preview: inProject.query(({ ctx }) => previewReviewNow(ctx)),

	buildNow: inProject.mutation(({ ctx }) => buildReviewNow(ctx, ctx.member.email)),
});
