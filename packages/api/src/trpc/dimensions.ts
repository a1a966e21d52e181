import { suggestValues } from '@spanledger/db/costs/suggest-values';
import { facetNames } from '@spanledger/db/traces/trace-filter';
import { z } from 'zod';
import { inProject, router } from './procedures.ts';

const suggestion = z.object({ dimension: z.enum(facetNames), prefix: z.string().max(200).default('') });

export const dimensions = router({
	/** Values to suggest for a filter. */
	values: inProject
		.input(suggestion)
		.query(({ ctx, input }) => suggestValues(ctx.db, ctx.scope, { ...input, limit: 20 })),
});
