import { listViews } from '@spanledger/db/views/list-views';
import { removeView } from '@spanledger/db/views/remove-view';
import { saveView } from '@spanledger/db/views/save-view';
import { z } from 'zod';
import { text } from '../parameters.ts';
import { checkView } from '../views/check-view.ts';
import { inProject, router } from './procedures.ts';

const name = text(60).pipe(z.string().trim().min(1));

/** Filters of the list of traces that a project keeps under a name. */
export const views = router({
	list: inProject.query(({ ctx }) => listViews(ctx.db, ctx.scope)),

	/** One of the same name is replaced. */
	save: inProject
		.input(z.object({ name, query: z.string() }))
		.mutation(({ ctx, input }) =>
			saveView(ctx.db, ctx.scope, { name: input.name, query: checkView(input.query), savedBy: ctx.member.email }),
		),

	remove: inProject.input(z.object({ name })).mutation(({ ctx, input }) => removeView(ctx.db, ctx.scope, input.name)),
});
