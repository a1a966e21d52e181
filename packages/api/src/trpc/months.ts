import { closeMonth } from '@spanledger/db/months/close-month';
import { z } from 'zod';
import { monthViews, reviewMonth } from '../months/review-month.ts';
import { inProject, router } from './procedures.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month as 2026-11');

/** The bill month by month, and its closing. */
export const months = router({
	/** One month against the one before; without a name the one under way. */
	review: inProject
		.input(z.object({ month: month.optional(), view: z.enum(monthViews).default('now') }))
		.query(({ ctx, input }) => reviewMonth(ctx, ctx.scope, { ...input, timeZone: ctx.project.timezone })),

	/** For good: there is no way back. */
	close: inProject
		.input(z.object({ month }))
		.mutation(({ ctx, input }) =>
			closeMonth(ctx.db, ctx.scope, { ...input, closedBy: ctx.member.email, now: ctx.now() }),
		),
});
