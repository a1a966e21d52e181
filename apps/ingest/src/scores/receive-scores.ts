import { randomUUID } from 'node:crypto';
import { scoreOf } from '@spanledger/core/scores/score-input';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { withOwnId } from './browser-key.ts';
import { checkScores, type RejectedScore } from './check-scores.ts';
import { type ReadScores, takeScores } from './take-scores.ts';

type Answer = { accepted: number; rejected: RejectedScore[] };

/**
 * POST /v1/scores: one score or an array; 202 with what was accepted and why the rest was not. A score without an id gets one here, so
 * that storing may be repeated.
 */
export function receiveScores(deps: Deps) {
	return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
		reply.code(202).send(await takeScores(deps, request, readOwn));
}

const readOwn: ReadScores<Answer> = (body, { key, limits, receivedAtMs }) => {
	const { accepted, rejected } = checkScores(body, limits);
	return {
		scores: accepted.map((input) => scoreOf(withOwnId(key, input), { newId: randomUUID(), receivedAtMs })),
		sent: accepted.length + rejected.length,
		answer: { accepted: accepted.length, rejected },
	};
};
