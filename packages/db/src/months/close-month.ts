import type { Period } from '@spanledger/core/calendar/period';
import { DomainError } from '@spanledger/core/domain-error';
import { type ClosedMonth, openMonth } from '@spanledger/core/months/month-calendar';
import { usageDimensions } from '@spanledger/core/rollups/usage-rollups';
import { writeAudit } from '../audit/write-audit.ts';
import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { findProject } from '../projects/find-project.ts';
import type { Scope } from '../scope.ts';
import { raiseSettingsVersion } from '../settings/raise-settings-version.ts';
import { firstSpend } from './first-spend.ts';
import { listClosings } from './list-closings.ts';

export type MonthToClose = { month: string; closedBy: string; now: Date };

/**
 * Closes a month for good: its bill is copied as it stands, and what changes it later is an adjustment. Settlements wait meanwhile, so
 * that each is either in the copy or an adjustment. Months are closed in order. Throws DomainError: conflict when it is closed, not over,
 * or not the next.
 */
export async function closeMonth(db: Db, scope: Scope, { month, closedBy, now }: MonthToClose): Promise<void> {
	await inTransaction(db, async (tx) => {
		await raiseSettingsVersion(tx, scope);
		const closings = await listClosings(tx, scope);
		const next = await nextToClose(tx, scope, closings);
		refuseOthers(month, { next, closings, now });
		await tx.query(
			`INSERT INTO month_closings (project_id, month, time_zone, month_start, month_end, closed_at, closed_by)
			 VALUES ($1, $2, $3, $4, $5, $6, $7)`,
			[scope.projectId, month, next.timeZone, new Date(next.fromMs), new Date(next.toMs), now, closedBy],
		);
		await takeSnapshot(tx, scope, next);
		await writeAudit(tx, scope, { actor: closedBy, action: 'month.close', subject: month, details: { month } });
	});
}

async function nextToClose(tx: Transaction, scope: Scope, closings: readonly ClosedMonth[]): Promise<Period> {
	const first = await firstSpend(tx, scope);
	const project = await findProject(tx, { id: scope.projectId });
	if (first === null || project === null) throw new DomainError('conflict', 'nothing was spent yet', 'month');
	return openMonth(closings.at(-1) ?? null, project.timezone, first.getTime());
}

type Standing = { next: Period; closings: readonly ClosedMonth[]; now: Date };

function refuseOthers(month: string, { next, closings, now }: Standing): void {
	const last = closings.at(-1);
	if (last !== undefined && month <= last.month) throw new DomainError('conflict', `${month} is closed`, 'month');
	if (month !== next.name) throw new DomainError('conflict', `${next.name} is to be closed before ${month}`, 'month');
	if (now.getTime() < next.toMs)
		throw new DomainError('conflict', `${month} is not over before ${new Date(next.toMs).toISOString()}`, 'month');
}

async function takeSnapshot(tx: Transaction, { projectId }: Scope, { name, fromMs, toMs }: Period): Promise<void> {
	await tx.query(
		`INSERT INTO month_snapshots (project_id, month, dimension, key, other, purpose, calls, tokens, cost_usd)
		 SELECT project_id, $2, dimension, key, other, purpose, sum(calls), sum(input_tokens + output_tokens), sum(cost_usd)
		 FROM usage_by_dimension
		 WHERE project_id = $1 AND dimension = ANY($3) AND bucket >= $4 AND bucket < $5
		 GROUP BY project_id, dimension, key, other, purpose
		 HAVING (sum(calls), sum(input_tokens + output_tokens), sum(cost_usd)) <> (0, 0, 0)`,
		[projectId, name, usageDimensions, new Date(fromMs), new Date(toMs)],
	);
}
