import type { NotificationEvent } from '@spanledger/core/notify/notification-event';
import type { Transaction } from '../connect.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';

/**
 * Puts an event on the way to channels, in the transaction that found it: both stand or neither. An event whose key was told before is
 * not told again, whoever finds it: false. Channels that do not exist (any more) are left out; without any the event is kept all
 * the same, so that its page can say that it happened and nobody was told.
 */
export async function enqueueNotification(
	tx: Transaction,
	{ projectId }: Scope,
	event: NotificationEvent,
	channelIds: readonly string[],
): Promise<boolean> {
	const { rows } = await tx.query<{ id: string }>(
		`INSERT INTO notifications (project_id, event_key, kind, event) VALUES ($1, $2, $3, $4)
		 ON CONFLICT (project_id, event_key) DO NOTHING RETURNING id`,
		[projectId, event.key, event.kind, jsonText(event)],
	);
	const [notification] = rows;
	if (notification === undefined) return false;
	// held until the end: a channel that is removed meanwhile takes these with it
	await tx.query(
		`INSERT INTO deliveries (project_id, notification_id, channel_id)
		 SELECT project_id, $2, id FROM channels WHERE project_id = $1 AND id = ANY($3) ORDER BY id FOR KEY SHARE`,
		[projectId, notification.id, channelIds],
	);
	return true;
}
