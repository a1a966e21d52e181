import { DomainError } from '@spanledger/core/domain-error';
import { browserOrigins } from '@spanledger/core/scores/browser-origins';
import { createKey } from '@spanledger/db/api-keys/create-key';
import { listKeys } from '@spanledger/db/api-keys/list-keys';
import { revokeKey } from '@spanledger/db/api-keys/revoke-key';
import { scopes } from '@spanledger/db/api-keys/scopes';
import { z } from 'zod';
import { inProject, router } from './procedures.ts';

const newKey = z
	.object({
		name: z.string().trim().min(1).max(100),
		scopes: z.array(z.enum(scopes)).min(1),
		/** Pages that may send with it; null = it stays on servers. */
		browserOrigins: browserOrigins.nullable().default(null),
	})
	.refine((key) => key.browserOrigins === null || key.scopes.every((scope) => scope === 'scores'), {
		message: 'a key for pages can only add scores: every visitor can read it there',
		path: ['scopes'],
	});

export const keys = router({
	list: inProject.query(({ ctx }) => listKeys(ctx.db, ctx.scope)),

	/** Answers the key itself, this once. */
	create: inProject
		.input(newKey)
		.mutation(({ ctx, input }) => createKey(ctx.db, ctx.scope, { ...input, scopes: [...new Set(input.scopes)] })),

	revoke: inProject.input(z.object({ id: z.uuid() })).mutation(async ({ ctx, input }) => {
		const revoked = await revokeKey(ctx.db, ctx.scope, { id: input.id });
		if (!revoked) throw new DomainError('not-found', 'no such live key', 'id');
	}),
});
