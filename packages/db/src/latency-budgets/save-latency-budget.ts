import type { LatencyBudgetInput } from '@spanledger/core/latency/latency-budget';
import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';

/** Sets the budget of a route: there is one for each. Audited. */
export async function saveLatencyBudget(
	db: Db,
	scope: Scope,
	{ budget, savedBy }: { budget: LatencyBudgetInput; savedBy: string },
): Promise<void> {
	await inTransaction(db, async (tx) => {
		await tx.query(
			`INSERT INTO latency_budgets (project_id, route, target_ms, allotments, for_minutes, channel_ids, created_by)
			 VALUES ($1, $2, $3, $4, $5, $6, $7)
			 ON CONFLICT (project_id, route) DO UPDATE
			 SET target_ms = excluded.target_ms, allotments = excluded.allotments, for_minutes = excluded.for_minutes,
				channel_ids = excluded.channel_ids`,
			[
				scope.projectId,
				budget.route,
				budget.targetMs,
				jsonText(budget.allotments),
				budget.forMinutes,
				budget.channelIds,
				savedBy,
			],
		);
		await writeAudit(tx, scope, {
			actor: savedBy,
			action: 'latency-budget.save',
			subject: budget.route,
			details: { after: budget },
		});
	});
}
