import type { NotificationEvent } from './notification-event.ts';

/** An event as signed JSON: `version` is raised when a field changes its meaning; fields may be added. */
export function renderWebhook(event: NotificationEvent, pageUrl: string, deliveryId: string): unknown {
	return {
		version: 1,
		/** The same for every attempt: who has seen it may answer 200 and do nothing. */
		id: deliveryId,
		key: event.key,
		kind: event.kind,
		severity: event.severity,
		title: event.title,
		text: event.text,
		facts: event.facts,
		at: event.at,
		url: pageUrl,
	};
}
