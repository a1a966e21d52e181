import { randomUUID } from 'node:crypto';
import { DomainError } from '@spanledger/core/domain-error';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';
import { enqueueNotification } from './enqueue-notification.ts';

/**
 * Puts a test on the way to one channel, as any notification goes, and gives the delivery's id: its log has the true answer within a
 * second or two. Throws DomainError('not-found').
 */
export async function testChannel(
	db: Db,
	scope: Scope,
	{ channelId, sentBy, path, now }: { channelId: string; sentBy: string; path: string; now: Date },
): Promise<string> {
	const key = `test/${randomUUID()}`;
	return inTransaction(db, async (tx) => {
		const facts = [{ label: 'Sent by', value: sentBy }];
		await enqueueNotification(
			tx,
			scope,
			{
				key,
				kind: 'test',
				severity: 'info',
				title: 'This is a test from Spanledger',
				text: 'If you can read it, this channel works.',
				facts,
				path,
				at: now.toISOString(),
			},
			[channelId],
		);
		const { rows } = await tx.query<{ id: string }>(
			`SELECT d.id FROM deliveries d JOIN notifications n ON n.project_id = d.project_id AND n.id = d.notification_id
			 WHERE n.project_id = $1 AND n.event_key = $2`,
			[scope.projectId, key],
		);
		if (rows[0] === undefined) throw new DomainError('not-found', 'no such channel', 'id');
		return rows[0].id;
	});
}
