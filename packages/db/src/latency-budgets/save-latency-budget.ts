import { DomainError } from '@spanledger/core/domain-error';
import type { LatencyBudgetInput } from '@spanledger/core/latency/latency-budget';
import { writeAudit } from '../audit/write-audit.ts';
import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';

/**
 * Makes a latency budget, or with an id changes that one, its route too. Audited. Throws DomainError: 'not-found', 'conflict' for a route
 * that has a budget already.
 */
export async function saveLatencyBudget(
	db: Db,
	scope: Scope,
	{ id, budget, savedBy }: { id: string | null; budget: LatencyBudgetInput; savedBy: string },
): Promise<void> {
	await inTransaction(db, async (tx) => {
		await refuseTaken(tx, scope, id, budget.route);
		await (id === null ? insert(tx, scope, budget, savedBy) : update(tx, scope, id, budget));
		await writeAudit(tx, scope, {
			actor: savedBy,
			action: 'latency-budget.save',
			subject: budget.route,
			details: { after: budget },
		});
	});
}

async function refuseTaken(tx: Transaction, { projectId }: Scope, id: string | null, route: string): Promise<void> {
	// two people who save the same route at once: the second waits here
	await tx.query('SELECT 1 FROM projects WHERE id = $1 FOR NO KEY UPDATE', [projectId]);
	const { rows } = await tx.query<{ id: string }>(
		'SELECT id FROM latency_budgets WHERE project_id = $1 AND route = $2',
		[projectId, route],
	);
	if (rows.some((row) => row.id !== id))
		throw new DomainError('conflict', `route "${route}" has a latency budget already`, 'budget.route');
}

const termsOf = (budget: LatencyBudgetInput): unknown[] => [
	budget.route,
	budget.targetMs,
	jsonText(budget.allotments),
	budget.forMinutes,
	budget.channelIds,
];

async function insert(
	tx: Transaction,
	{ projectId }: Scope,
	budget: LatencyBudgetInput,
	createdBy: string,
): Promise<void> {
	await tx.query(
		`INSERT INTO latency_budgets (project_id, route, target_ms, allotments, for_minutes, channel_ids, created_by)
		 VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		[projectId, ...termsOf(budget), createdBy],
	);
}

async function update(tx: Transaction, { projectId }: Scope, id: string, budget: LatencyBudgetInput): Promise<void> {
	const { rowCount } = await tx.query(
		`UPDATE latency_budgets SET route = $3, target_ms = $4, allotments = $5, for_minutes = $6, channel_ids = $7
		 WHERE project_id = $1 AND id = $2`,
		[projectId, id, ...termsOf(budget)],
	);
	if (rowCount === 0) throw new DomainError('not-found', `no latency budget ${id}`, 'id');
}
