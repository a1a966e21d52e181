import { DomainError } from '@spanledger/core/domain-error';
import { channelTarget } from '@spanledger/core/notify/channel';
import { listChannels } from '@spanledger/db/channels/list-channels';
import { removeChannel } from '@spanledger/db/channels/remove-channel';
import { saveChannel } from '@spanledger/db/channels/save-channel';
import { listDeliveries } from '@spanledger/db/notifications/list-deliveries';
import { testChannel } from '@spanledger/db/notifications/test-channel';
import { z } from 'zod';
import { inProject, router } from './procedures.ts';

const id = z.object({ id: z.uuid() });
const settings = z.object({ name: z.string().trim().min(1).max(100), target: channelTarget });

/** Where a project tells what happened. Targets go in and never come out again: only their hosts and addresses are shown. */
export const channels = router({
	list: inProject.query(async ({ ctx }) => ({
		channels: await listChannels(ctx.db, ctx.scope),
		mailIsOn: ctx.mailIsOn,
	})),

	/** Answers the channel's id. */
	create: inProject
		.input(settings)
		.mutation(({ ctx, input: { name, target } }) =>
			saveChannel(ctx.db, ctx.scope, { id: null, name, target, savedBy: ctx.member.email, secret: ctx.secret }),
		),

	replace: inProject
		.input(settings.extend(id.shape))
		.mutation(({ ctx, input: { id, name, target } }) =>
			saveChannel(ctx.db, ctx.scope, { id, name, target, savedBy: ctx.member.email, secret: ctx.secret }),
		),

	remove: inProject.input(id).mutation(async ({ ctx, input }) => {
		const removed = await removeChannel(ctx.db, ctx.scope, { id: input.id, removedBy: ctx.member.email });
		if (!removed) throw new DomainError('not-found', 'no such channel', 'id');
	}),

	/** Sends a test and answers its delivery's id: `delivery` has the outcome within a second or two. */
	test: inProject.input(id).mutation(({ ctx, input }) =>
		testChannel(ctx.db, ctx.scope, {
			channelId: input.id,
			sentBy: ctx.member.email,
			path: `/${ctx.project.slug}/settings/channels`,
			now: ctx.now(),
		}),
	),

	/** One delivery with its attempts: what became of a test. */
	delivery: inProject.input(id).query(async ({ ctx, input }) => {
		const [delivery] = await listDeliveries(ctx.db, ctx.scope, { id: input.id, limit: 1 });
		if (delivery === undefined) throw new DomainError('not-found', 'no such delivery', 'id');
		return delivery;
	}),

	/** What was told to one channel and how that went, newest first. */
	deliveries: inProject
		.input(z.object({ channelId: z.uuid(), limit: z.number().int().min(1).max(200).default(50) }))
		.query(({ ctx, input: { channelId, limit } }) => listDeliveries(ctx.db, ctx.scope, { channelId, limit })),
});
