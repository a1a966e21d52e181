import { listAudit } from '@spanledger/db/audit/list-audit';
import { z } from 'zod';
import { inProject, router } from './procedures.ts';

/** Who changed what, newest first. `noun` narrows: price, mapping, reprice. */
export const audit = router({
	list: inProject
		.input(z.object({ noun: z.string().max(50).optional(), limit: z.number().int().min(1).max(200).default(50) }))
		.query(({ ctx, input: { noun, limit } }) =>
			listAudit(ctx.db, ctx.scope, { limit, ...(noun === undefined ? {} : { prefix: noun }) }),
		),
});
