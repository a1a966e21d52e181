import { checkBudgets } from '@spanledger/core/budgets/check-budgets';
import { DomainError } from '@spanledger/core/domain-error';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authenticate } from '../authenticate.ts';
import type { Deps } from '../deps.ts';
import { readCheckQuery } from './check-query.ts';
import type { RememberedBudgets } from './remember-budgets.ts';

/**
 * GET /v1/budgets/check: may this be spent? Answered from memory. Where the budgets of a project were never read and cannot be now,
 * nobody knows whether they fail open or closed: 503.
 */
export function answerCheck(deps: Deps) {
	return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
		const { id, projectId } = await authenticate(deps.findKey, request.headers, 'ingest', 'read');
		deps.keyUsed(id);
		const query = readCheckQuery(new URL(request.url, 'http://localhost').searchParams);
		const nowMs = deps.now();
		const known = await deps.budgets.of(projectId).catch(unavailable);
		const question = { ...query, isPriced: isPriced(known, query.dimensions, nowMs) };
		const { refusedBy, ...answer } = checkBudgets(known.facts(nowMs), question, known.isStale);
		const refusals = new Set(refusedBy);
		for (const budget of answer.budgets) deps.budgetChecked(projectId, budget.id, refusals.has(budget.id));
		deps.meters.budgetChecks.add({ allowed: String(answer.allowed) });
		return reply.send({ ...answer, asOf: known.asOf.toISOString(), stale: known.isStale });
	};
}

function isPriced(
	known: RememberedBudgets,
	{ provider, model }: { provider?: string; model?: string },
	nowMs: number,
): boolean | null {
	return model === undefined ? null : known.isPriced(provider ?? null, model, nowMs);
}

function unavailable(cause: unknown): never {
	const refusal = new DomainError('unavailable', 'Budgets cannot be read now; retry shortly.');
	refusal.cause = cause;
	throw refusal;
}
