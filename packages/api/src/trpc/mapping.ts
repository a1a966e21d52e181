import { mappingSchema } from '@spanledger/core/conventions/mapping';
import { samplePayloads } from '@spanledger/db/mapping/sample-payloads';
import { readMapping } from '@spanledger/db/settings/read-mapping';
import { z } from 'zod';
import { explainPasted } from '../mapping/explain-pasted.ts';
import { explainStored } from '../mapping/explain-stored.ts';
import { saveMapping } from '../mapping/save-mapping.ts';
import { seenKeys } from '../mapping/seen-keys.ts';
import { standardKeys } from '../mapping/standard-keys.ts';
import { startReread } from '../mapping/start-reread.ts';
import { spanId, traceId } from '../parameters.ts';
import { inProject, router } from './procedures.ts';
import { asPlain } from './transformer.ts';

/** Keys to try before they are saved; absent = the project's own. */
const draft = mappingSchema.optional();
const pasted = z.object({ text: z.string().max(1_000_000), index: z.number().int().min(0).default(0), mapping: draft });
const stored = z.object({ traceId, spanId, mapping: draft });
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

	/** A mutation only because a pasted span is too long for an address. */
	explainPasted: inProject
		.input(pasted)
		.mutation(async ({ ctx, input }) => asPlain(await explainPasted(ctx.db, ctx.scope, input))),

	explainStored: inProject
		.input(stored)
		.query(async ({ ctx, input }) => asPlain(await explainStored(ctx, ctx.scope, input))),

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
