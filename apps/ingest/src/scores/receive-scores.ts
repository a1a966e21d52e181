import { randomUUID } from 'node:crypto';
import { DomainError } from '@spanledger/core/domain-error';
import { scoreOf } from '@spanledger/core/scores/score-input';
import { packBody } from '@spanledger/queue/ingest-queue';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authenticate } from '../authenticate.ts';
import type { Deps } from '../deps.ts';
import { mediaTypeOf } from '../media-type.ts';
import { readBody } from '../read-body.ts';
import { checkScores } from './check-scores.ts';

/**
 * POST /v1/scores: authenticate → read → check → enqueue → acknowledge. One score or an array; 202 with what was accepted and why the rest
 * was not, and only once the queue has the accepted ones. A score without an id gets one here, so that storing may be repeated.
 */
export function receiveScores(deps: Deps) {
	return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
		if (mediaTypeOf(request.headers)?.format !== 'json') {
			throw new DomainError('unsupported', 'Scores are JSON: send Content-Type: application/json.', 'content-type');
		}
		const { id, projectId } = await authenticate(deps.findKey, request.headers, 'scores');
		deps.keyUsed(id);
		const hold = deps.budget.open();
		try {
			const { inflated } = await readBody(request.raw, deps.maxBodyBytes, hold);
			const { accepted, rejected } = checkScores(inflated);
			const receivedAtMs = deps.now();
			const scores = accepted.map((input) => scoreOf(input, { newId: randomUUID(), receivedAtMs }));
			if (scores.length > 0) {
				const body = await packBody(Buffer.from(JSON.stringify(scores)), false);
				await deps.enqueue({ projectId, signal: 'scores', format: 'json', body, receivedAtMs });
			}
			return reply.code(202).send({ accepted: scores.length, rejected });
		} finally {
			hold.release();
		}
	};
}
