import { removeRun } from '@spanledger/db/datasets/runs/remove-run';
import { z } from 'zod';
import { compareRuns } from '../datasets/runs/compare-runs.ts';
import { listRuns } from '../datasets/runs/list-runs.ts';
import { inProject, router } from './procedures.ts';
import { asPlain } from './transformer.ts';

const name = z.string().max(200);
const named = z.object({ dataset: name });

/** How named runs over a dataset did. */
export const datasetRuns = router({
	list: inProject
		.input(named.extend({ cursor: z.string().max(200).nullish() }))
		.query(({ ctx, input: { dataset, cursor } }) => listRuns(ctx, ctx.scope, { name: dataset, limit: 50, cursor })),

	/** One run, held against another where one is named; `cursor` = how many items come before the page. */
	compare: inProject
		.input(named.extend({ run: name, against: name.nullable(), cursor: z.number().int().min(0).nullish() }))
		.query(async ({ ctx, input: { dataset, run, against, cursor } }) =>
			asPlain(await compareRuns(ctx, ctx.scope, { dataset, run, against, offset: cursor ?? 0, limit: 50 })),
		),

	remove: inProject
		.input(named.extend({ run: name }))
		.mutation(({ ctx, input: { dataset, run } }) =>
			removeRun(ctx.db, ctx.scope, { dataset, run, removedBy: ctx.member.email }),
		),
});
