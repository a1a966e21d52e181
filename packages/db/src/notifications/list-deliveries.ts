import type { NotificationEvent } from '@spanledger/core/notify/notification-event';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { Attempt } from './note-attempt.ts';

/** What was told to one channel, and how that went. */
export type Delivery = {
	id: string;
	channelId: string;
	/** null = the channel is gone. */
	channelName: string | null;
	event: NotificationEvent;
	state: 'waiting' | 'sent' | 'failed';
	/** Oldest first. */
	log: Attempt[];
	createdAt: Date;
	/** When it is tried next. */
	dueAt: Date;
};

/** The last deliveries, newest first: of one channel, of events whose key begins so, or one by its id; each goes by an index. */
export async function listDeliveries(
	db: Queryable,
	{ projectId }: Scope,
	{ id, channelId, keyPrefix, limit }: { id?: string; channelId?: string; keyPrefix?: string; limit: number },
): Promise<Delivery[]> {
	const { rows } = await db.query<Delivery>(
		`SELECT d.id, d.channel_id AS "channelId", c.name AS "channelName", n.event, d.state, d.log,
			d.created_at AS "createdAt", d.due_at AS "dueAt"
		 FROM deliveries d
		 JOIN notifications n ON n.project_id = d.project_id AND n.id = d.notification_id
		 LEFT JOIN channels c ON c.project_id = d.project_id AND c.id = d.channel_id
		 WHERE d.project_id = $1 AND ($2::uuid IS NULL OR d.channel_id = $2) AND ($3::uuid IS NULL OR d.id = $3)
			AND ($4::text IS NULL OR starts_with(n.event_key, $4))
		 ORDER BY d.created_at DESC, d.id LIMIT $5`,
		[projectId, channelId ?? null, id ?? null, keyPrefix ?? null, limit],
	);
	return rows;
}
