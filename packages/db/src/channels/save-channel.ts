import { DomainError } from '@spanledger/core/domain-error';
import { type ChannelTarget, channelLabel } from '@spanledger/core/notify/channel';
import { writeAudit } from '../audit/write-audit.ts';
import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';
import { seal } from '../sealing/seal.ts';

export type SavedChannel = { id: string | null; name: string; target: ChannelTarget; savedBy: string; secret: string };

/**
 * Makes a channel (`id` null) or replaces one, its target sealed with the installation's `secret`. Audited without the target.
 * Throws DomainError: 'conflict' for a name that is taken, 'not-found' for a channel that is not there.
 */
export async function saveChannel(db: Db, scope: Scope, channel: SavedChannel): Promise<string> {
	try {
		return await inTransaction(db, async (tx) => {
			const id = await write(tx, scope, channel);
			await writeAudit(tx, scope, {
				actor: channel.savedBy,
				action: channel.id === null ? 'channel.create' : 'channel.replace',
				subject: id,
				details: { name: channel.name, kind: channel.target.kind, label: channelLabel(channel.target) },
			});
			return id;
		});
	} catch (error) {
		if (error instanceof Error && 'constraint' in error && error.constraint === 'channels_name_key')
			throw new DomainError('conflict', `a channel "${channel.name}" exists already`, 'name');
		throw error;
	}
}

async function write(tx: Transaction, { projectId }: Scope, channel: SavedChannel): Promise<string> {
	const { id, name, target, savedBy, secret } = channel;
	const sealed = seal(Buffer.from(JSON.stringify(target)), secret, 'channels');
	const values = [projectId, target.kind, name, channelLabel(target), sealed];
	const { rows } =
		id === null
			? await tx.query<{ id: string }>(
					`INSERT INTO channels (project_id, kind, name, label, sealed_target, created_by)
					 VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
					[...values, savedBy],
				)
			: await tx.query<{ id: string }>(
					`UPDATE channels SET kind = $2, name = $3, label = $4, sealed_target = $5
					 WHERE project_id = $1 AND id = $6 RETURNING id`,
					[...values, id],
				);
	if (rows[0] === undefined) throw new DomainError('not-found', 'no such channel', 'id');
	return rows[0].id;
}
