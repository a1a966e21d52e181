import { z } from 'zod';

export const channelKinds = ['slack', 'webhook', 'email'] as const;
export type ChannelKind = (typeof channelKinds)[number];

const webAddress = z
	.url({ protocol: /^https?$/, error: 'an address that begins with https:// (or http:// inside your own network)' })
	.max(2_000);

/** Where a channel leads. Addresses of webhooks are secrets: whoever knows one can post there. */
export const channelTarget = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('slack'), url: webAddress }),
	/** `secret` signs what is sent, so that the receiver knows who sent it. */
	z.object({ kind: z.literal('webhook'), url: webAddress, secret: z.string().min(16).max(200) }),
	z.object({
		kind: z.literal('email'),
		to: z.array(z.email('an e-mail address')).min(1, 'at least one address').max(20),
	}),
]);
export type ChannelTarget = z.infer<typeof channelTarget>;

/** Which of a project's channels are told; null = all there are, [] = nobody. */
export const toldChannels = z.array(z.uuid()).max(20, 'at most 20 channels').nullable();
export type ToldChannels = z.infer<typeof toldChannels>;

/** What may be shown of a target to every member: the host of a webhook, the addresses of a mail. */
export function channelLabel(target: ChannelTarget): string {
	return target.kind === 'email' ? target.to.join(', ') : new URL(target.url).host;
}
