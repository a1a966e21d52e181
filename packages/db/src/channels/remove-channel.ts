import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';

/** Everything that may name channels of its own, by `channel_ids`. */
const namingTables = ['budgets', 'latency_budgets', 'latency_slos'] as const;

/**
 * Removes a channel; what was waiting for it is given up, and who named it names it no more: without another it tells nobody, never
 * suddenly all. false = there is no such channel.
 */
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
		for (const table of namingTables) {
			await tx.query(
				`UPDATE ${table} SET channel_ids = array_remove(channel_ids, $2) WHERE project_id = $1 AND $2 = ANY(channel_ids)`,
				[scope.projectId, id],
			);
		}
		await writeAudit(tx, scope, {
			actor: removedBy,
			action: 'channel.remove',
			subject: id,
			details: { name: channel.name },
		});
		return true;
	});
}
