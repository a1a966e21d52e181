import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';

/** Removes a channel; what was waiting for it is given up. false = there is no such channel. */
export async function removeChannel(
	db: Db,
	scope: Scope,
	{ id, removedBy }: { id: string; removedBy: string },
): Promise<boolean> {
	return inTransaction(db, async (tx) => {
		const { rows } = await tx.query<{ name: string }>(
			'DELETE FROM channels WHERE project_id = $1 AND id = $2 RETURNING name',
			[scope.projectId, id],
		);
		const [channel] = rows;
		if (channel === undefined) return false;
		await tx.query(
			`UPDATE deliveries SET state = 'failed' WHERE project_id = $1 AND channel_id = $2 AND state = 'waiting'`,
			[scope.projectId, id],
		);
		await writeAudit(tx, scope, {
			actor: removedBy,
			action: 'channel.remove',
			subject: id,
			details: { name: channel.name },
		});
		return true;
	});
}
