import { type ChannelTarget, channelTarget } from '@spanledger/core/notify/channel';
import type { NotificationEvent } from '@spanledger/core/notify/notification-event';
import type { Db } from '../connect.ts';
import { unseal } from '../sealing/seal.ts';

/** A delivery in hand. `target` null = it cannot be opened: the installation's secret is another one. */
export type ClaimedDelivery = {
	projectId: string;
	id: string;
	attempts: number;
	event: NotificationEvent;
	target: ChannelTarget | null;
};

type Row = {
	project_id: string;
	id: string;
	attempts: number;
	event: NotificationEvent;
	sealed_target: Buffer;
};

/** Takes due deliveries under a lease: a worker that dies gives them back when it ends, and they are tried again. */
export async function claimDeliveries(
	db: Db,
	{ limit, leaseMs, secret }: { limit: number; leaseMs: number; secret: string },
): Promise<ClaimedDelivery[]> {
	const { rows } = await db.query<Row>(
		`WITH due AS (
			SELECT project_id, id FROM deliveries
			WHERE state = 'waiting' AND due_at <= clock_timestamp() AND lease_until < clock_timestamp()
			ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED
		)
		UPDATE deliveries d
		SET attempts = d.attempts + 1, lease_until = clock_timestamp() + $2 * interval '1 millisecond'
		FROM due, notifications n, channels c
		WHERE d.project_id = due.project_id AND d.id = due.id
			AND n.project_id = d.project_id AND n.id = d.notification_id
			AND c.project_id = d.project_id AND c.id = d.channel_id
		RETURNING d.project_id, d.id, d.attempts, n.event, c.sealed_target`,
		[limit, leaseMs],
	);
	return rows.map((row) => ({
		projectId: row.project_id,
		id: row.id,
		attempts: row.attempts,
		event: row.event,
		target: openTarget(row.sealed_target, secret),
	}));
}

function openTarget(sealed: Buffer, secret: string): ChannelTarget | null {
	try {
		return channelTarget.parse(JSON.parse(unseal(sealed, secret, 'channels').toString('utf8')));
	} catch {
		return null;
	}
}
