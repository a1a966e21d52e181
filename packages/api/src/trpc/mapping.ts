import { mappingSchema } from '@spanledger/core/conventions/mapping';
import { samplePayloads } from '@spanledger/db/mapping/sample-payloads';
import { readMapping } from '@spanledger/db/settings/read-mapping';
import { z } from 'zod';
import { saveMapping } from '../mapping/save-mapping.ts';
import { seenKeys } from '../mapping/seen-keys.ts';
import { standardKeys } from '../mapping/standard-keys.ts';
import { startReread } from '../mapping/start-reread.ts';
import { inProject, router } from './procedures.ts';

const range = z.object({ from: z.date(), to: z.date(), writes: z.boolean(), mapping: mappingSchema.nullable() });

/** Which attribute gives which value: what is recognised, a project's own keys, and reading stored spans again with them. */
export const mapping = router({
	get: inProject.query(async ({ ctx }) => ({
		mapping: await readMapping(ctx.db, ctx.scope),
		standard: standardKeys,
	})),

	save: inProject
		.input(z.object({ mapping: mappingSchema }))
		.mutation(({ ctx, input }) =>
			saveMapping(ctx.db, ctx.scope, { mapping: input.mapping, savedBy: ctx.member.email }),
		),

	/** Attributes of the latest traces, to choose from. */
	seenKeys: inProject.query(async ({ ctx }) =>
		seenKeys(await samplePayloads(ctx.db, ctx.scope, { traces: 40, pagesPerTrace: 3 })),
	),

	reread: inProject
		.input(range)
		.mutation(({ ctx, input: { from, to, writes, mapping } }) =>
			startReread(ctx.db, ctx.scope, { from, to, writes, mapping, createdBy: ctx.member.email }),
		),
});
