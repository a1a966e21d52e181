import { allotmentsMs, latencyBudgetInput } from '@spanledger/core/latency/latency-budget';
import { sloInput } from '@spanledger/core/latency/slo';
import { listLatencyBudgets } from '@spanledger/db/latency-budgets/list-latency-budgets';
import { removeLatencyBudget } from '@spanledger/db/latency-budgets/remove-latency-budget';
import { saveLatencyBudget } from '@spanledger/db/latency-budgets/save-latency-budget';
import { createSlo } from '@spanledger/db/latency-slos/create-slo';
import { editSlo } from '@spanledger/db/latency-slos/edit-slo';
import { removeSlo } from '@spanledger/db/latency-slos/remove-slo';
import { z } from 'zod';
import { latencyPageQuery } from '../latency/latency-page-query.ts';
import { readIncidents } from '../latency/read-incidents.ts';
import { readOverview } from '../latency/read-overview.ts';
import { readRoute } from '../latency/read-route.ts';
import { readSlos } from '../latency/read-slos.ts';
import { suggestFromPast } from '../latency/suggest-from-past.ts';
import { inProject, router } from './procedures.ts';

const id = z.object({ id: z.uuid() });
const asked = inProject.input(latencyPageQuery);

/** Where the time goes, what it may be, and what was told of it. */
export const latency = router({
	/** Every route as its card. */
	overview: asked.query(({ ctx, input }) => readOverview(ctx, ctx.scope, input)),
	/** One route, or all together. */
	route: asked.query(({ ctx, input }) => readRoute(ctx, ctx.scope, input)),

	budgets: inProject.query(({ ctx }) => listLatencyBudgets(ctx.db, ctx.scope)),
	/** What the waterfall of a route's traces draws: ms by stage. */
	allotments: inProject.input(z.object({ route: z.string() })).query(async ({ ctx, input }) => {
		const budget = (await listLatencyBudgets(ctx.db, ctx.scope)).find(({ route }) => route === input.route);
		return budget === undefined ? null : { targetMs: budget.targetMs, allotments: allotmentsMs(budget) };
	}),
	suggestions: inProject.query(({ ctx }) => suggestFromPast(ctx, ctx.scope)),
	saveBudget: inProject
		.input(z.object({ id: z.uuid().nullable(), budget: latencyBudgetInput }))
		.mutation(({ ctx, input }) => saveLatencyBudget(ctx.db, ctx.scope, { ...input, savedBy: ctx.member.email })),
	removeBudget: inProject
		.input(id)
		.mutation(({ ctx, input }) => removeLatencyBudget(ctx.db, ctx.scope, { ...input, removedBy: ctx.member.email })),

	slos: inProject.query(({ ctx }) => readSlos(ctx, ctx.scope)),
	createSlo: inProject
		.input(z.object({ slo: sloInput }))
		.mutation(({ ctx, input }) => createSlo(ctx.db, ctx.scope, { ...input, createdBy: ctx.member.email })),
	updateSlo: inProject
		.input(id.extend({ slo: sloInput }))
		.mutation(({ ctx, input }) => editSlo(ctx.db, ctx.scope, { ...input, editedBy: ctx.member.email })),
	removeSlo: inProject
		.input(id)
		.mutation(({ ctx, input }) => removeSlo(ctx.db, ctx.scope, { ...input, removedBy: ctx.member.email })),

	incidents: inProject.query(({ ctx }) => readIncidents(ctx, ctx.scope)),
});
