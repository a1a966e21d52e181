import type { ChannelKind, ChannelTarget } from '@spanledger/core/notify/channel';
import type { NotificationEvent } from '@spanledger/core/notify/notification-event';
import { renderMail } from '@spanledger/core/notify/render-mail';
import { renderSlack } from '@spanledger/core/notify/render-slack';
import { renderWebhook } from '@spanledger/core/notify/render-webhook';
import type { AllowedPlaces } from './guard-address.ts';
import { type Outcome, postJson } from './post-json.ts';
import type { SendMail } from './send-mail.ts';
import { signBody } from './sign-body.ts';

export type DeliverDeps = {
	publicUrl: string;
	allowed: AllowedPlaces;
	/** null = SMTP_URL is not set: mail is off. */
	sendMail: SendMail | null;
	now: () => Date;
};

/** One event on its way to one channel. */
export type Parcel<Kind extends ChannelKind = ChannelKind> = {
	deliveryId: string;
	event: NotificationEvent;
	target: Extract<ChannelTarget, { kind: Kind }>;
};

type Deliver<Kind extends ChannelKind> = (deps: DeliverDeps, parcel: Parcel<Kind>, pageUrl: string) => Promise<Outcome>;

const ways: { readonly [Kind in ChannelKind]: Deliver<Kind> } = {
	slack: ({ allowed }, { event, target }, pageUrl) =>
		postJson(target.url, JSON.stringify(renderSlack(event, pageUrl)), { allowed }),

	webhook: ({ allowed, now }, { deliveryId, event, target }, pageUrl) => {
		const body = JSON.stringify(renderWebhook(event, pageUrl, deliveryId));
		const headers = {
			'x-spanledger-delivery': deliveryId,
			'x-spanledger-event': event.kind,
			'x-spanledger-signature': signBody(body, target.secret, now().getTime()),
		};
		return postJson(target.url, body, { allowed, headers });
	},

	email: async ({ sendMail }, { deliveryId, event, target }, pageUrl) =>
		sendMail === null
			? { status: null, error: 'mail is off: SMTP_URL is not set', ms: 0 }
			: sendMail({ to: target.to, deliveryId, ...renderMail(event, pageUrl) }),
};

/** One attempt. Throws RefusedAddress where trying again changes nothing. */
export function deliver(deps: DeliverDeps, parcel: Parcel): Promise<Outcome> {
	const way = ways[parcel.target.kind] as Deliver<ChannelKind>; // the table has one for each kind
	return way(deps, parcel, new URL(parcel.event.path, deps.publicUrl).href);
}
