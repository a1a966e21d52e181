import { DomainError } from '@spanledger/core/domain-error';
import type { SloInput } from '@spanledger/core/latency/slo';
import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';

/** Makes an objective. Audited. Throws DomainError('conflict') for a name that is taken. */
export async function createSlo(
	db: Db,
	scope: Scope,
	{ slo, createdBy }: { slo: SloInput; createdBy: string },
): Promise<void> {
	await inTransaction(db, async (tx) => {
		const { rows } = await tx.query<{ id: string }>(
			`INSERT INTO latency_slos (project_id, name, route, kind, percent, threshold_ms, days, channel_ids, created_by)
			 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (project_id, name) DO NOTHING RETURNING id`,
			[
				scope.projectId,
				slo.name,
				slo.route,
				slo.kind,
				slo.percent,
				slo.thresholdMs,
				slo.days,
				slo.channelIds,
				createdBy,
			],
		);
		if (rows.length === 0)
			throw new DomainError('conflict', `there is an objective named "${slo.name}" already`, 'slo.name');
		await writeAudit(tx, scope, {
			actor: createdBy,
			action: 'slo.create',
			subject: slo.name,
			details: { after: slo },
		});
	});
}
