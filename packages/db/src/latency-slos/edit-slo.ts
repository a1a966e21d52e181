import { DomainError } from '@spanledger/core/domain-error';
import type { Slo, SloInput } from '@spanledger/core/latency/slo';
import { writeAudit } from '../audit/write-audit.ts';
import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';
import { sloColumns } from './list-slos.ts';

/**
 * Changes an objective. Nothing of it is stored but its terms: the error budget is counted anew from the histograms, so the new terms hold
 * for all of its days, those before the change too. What burns stays open and is judged by the new terms at the next look: it goes on
 * without another word, or is told as over. Audited. Throws DomainError: 'not-found', 'conflict' for a name that is taken.
 */
export async function editSlo(
	db: Db,
	scope: Scope,
	{ id, slo, editedBy }: { id: string; slo: SloInput; editedBy: string },
): Promise<void> {
	await inTransaction(db, async (tx) => {
		const before = await lockSlo(tx, scope, id);
		await update(tx, scope, id, slo);
		await writeAudit(tx, scope, {
			actor: editedBy,
			action: 'slo.edit',
			subject: slo.name,
			details: { before, after: slo },
		});
	});
}

async function lockSlo(tx: Transaction, { projectId }: Scope, id: string): Promise<SloInput> {
	const { rows } = await tx.query<Slo>(
		`SELECT ${sloColumns} FROM latency_slos WHERE project_id = $1 AND id = $2 FOR UPDATE`,
		[projectId, id],
	);
	const [found] = rows;
	if (found === undefined) throw new DomainError('not-found', `no objective ${id}`, 'id');
	const { id: _, ...before } = found;
	return before;
}

async function update(tx: Transaction, { projectId }: Scope, id: string, slo: SloInput): Promise<void> {
	try {
		await tx.query(
			`UPDATE latency_slos SET name = $3, route = $4, kind = $5, percent = $6, threshold_ms = $7, days = $8, channel_ids = $9
			 WHERE project_id = $1 AND id = $2`,
			[projectId, id, slo.name, slo.route, slo.kind, slo.percent, slo.thresholdMs, slo.days, slo.channelIds],
		);
	} catch (error) {
		if (error instanceof Error && 'constraint' in error && error.constraint === 'latency_slos_name_key')
			throw new DomainError('conflict', `there is an objective named "${slo.name}" already`, 'slo.name');
		throw error;
	}
}
