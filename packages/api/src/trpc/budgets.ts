import { budgetSettings } from '@spanledger/core/budgets/budget';
import { createBudget } from '@spanledger/db/budgets/create-budget';
import { editBudget } from '@spanledger/db/budgets/edit-budget';
import { listBudgets } from '@spanledger/db/budgets/list-budgets';
import { previewBudget } from '@spanledger/db/budgets/preview-budget';
import { removeBudget } from '@spanledger/db/budgets/remove-budget';
import { z } from 'zod';
import { exceptGroup } from '../budgets/except-group.ts';
import { openBudget } from '../budgets/open-budget.ts';
import { presentOverview } from '../budgets/present-overview.ts';
import { inProject, router } from './procedures.ts';

const id = z.object({ id: z.uuid() });
const group = z.string().max(200);

/** Limits on what a scope may spend, and how they stand. Amounts go in and come out as decimal text in the budget's unit. */
export const budgets = router({
	list: inProject.query(async ({ ctx }) =>
		(await listBudgets(ctx.db, ctx.scope, { now: ctx.now() })).map(presentOverview),
	),

	/** One budget in its period under way; `group` narrows the days to one of its groups. */
	page: inProject
		.input(id.extend({ group: group.optional() }))
		.query(({ ctx, input }) => openBudget(ctx, ctx.scope, input)),

	/** A limit to suggest, and what the one typed would have told; nothing is changed. `hasLimit` false = none is typed yet. */
	preview: inProject
		.input(z.object({ settings: budgetSettings, hasLimit: z.boolean() }))
		.query(({ ctx, input: { settings, hasLimit } }) =>
			previewBudget(ctx.db, ctx.scope, {
				settings: { ...settings, limit: hasLimit ? settings.limit : '' },
				now: ctx.now(),
			}),
		),

	/** Answers the budget's id. */
	create: inProject.input(z.object({ settings: budgetSettings })).mutation(async ({ ctx, input: { settings } }) => {
		const made = await createBudget(ctx.db, ctx.scope, { settings, createdBy: ctx.member.email, now: ctx.now() });
		return { id: made.id };
	}),

	update: inProject.input(id.extend({ settings: budgetSettings })).mutation(async ({ ctx, input }) => {
		await editBudget(ctx.db, ctx.scope, { ...input, editedBy: ctx.member.email, now: ctx.now() });
	}),

	remove: inProject
		.input(id)
		.mutation(({ ctx, input }) => removeBudget(ctx.db, ctx.scope, { id: input.id, removedBy: ctx.member.email })),

	/** A limit of its own for one group; `limit` null = none at all, left out = the budget's again. */
	except: inProject
		.input(id.extend({ group, limit: z.string().trim().nullable().optional() }))
		.mutation(({ ctx, input }) => exceptGroup(ctx, ctx.scope, { ...input, editedBy: ctx.member.email })),
});
