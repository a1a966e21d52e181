import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';

/** Somebody has seen it: the first one stays named. false = there is none of this id. */
export async function acknowledgeAnomaly(
	db: Db,
	scope: Scope,
	{ id, acknowledgedBy, at }: { id: string; acknowledgedBy: string; at: Date },
): Promise<boolean> {
	return inTransaction(db, async (tx) => {
		const { rows } = await tx.query<{ dimension: string; key: string; isFirst: boolean }>(
			`UPDATE anomalies a SET acknowledged_at = coalesce(a.acknowledged_at, $3), acknowledged_by = coalesce(a.acknowledged_by, $4)
			 FROM (SELECT project_id, id, acknowledged_at IS NULL AS is_first FROM anomalies
				WHERE project_id = $1 AND id = $2 FOR UPDATE) AS before
			 WHERE a.project_id = before.project_id AND a.id = before.id
			 RETURNING a.dimension, a.key, before.is_first AS "isFirst"`,
			[scope.projectId, id, at, acknowledgedBy],
		);
		const [anomaly] = rows;
		if (anomaly === undefined) return false;
		const { dimension, key, isFirst } = anomaly;
		if (isFirst)
			await writeAudit(tx, scope, {
				actor: acknowledgedBy,
				action: 'anomaly.acknowledge',
				subject: id,
				details: { dimension, key },
			});
		return true;
	});
}
