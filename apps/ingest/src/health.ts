import { timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '@spanledger/core/domain-error';
import { hashKey } from '@spanledger/db/api-keys/hash-key';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from './deps.ts';
import { renderMeters } from './meters.ts';

const patienceMs = 2_000;

/** GET /healthz: the process runs. */
export async function answerLiveness(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
	return reply.send({ status: 'ok' });
}

/** GET /readyz: 200 when Postgres and the queue answer, else 503 that names which does not. */
export function answerReadiness({ pingDatabase, queueDepth }: Deps) {
	return async (_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
		const [database, queue] = await Promise.all([stateOf(pingDatabase()), stateOf(queueDepth())]);
		const isReady = database === 'ok' && queue === 'ok';
		if (!isReady) reply.header('retry-after', 1);
		return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ok' : 'unavailable', database, queue });
	};
}

/** 'down' as well when no answer came in time. */
export async function stateOf(answer: Promise<unknown>): Promise<'ok' | 'down'> {
	const answered = answer.then(
		() => 'ok' as const,
		() => 'down' as const,
	);
	return Promise.race([answered, sleep(patienceMs, 'down' as const, { ref: false })]);
}

/** GET /metrics, for the machine itself or with the token. */
export function answerMetrics(deps: Deps) {
	return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
		if (!isLocal(request) && !hasToken(request, deps.metricsToken)) {
			throw new DomainError(
				'forbidden',
				'Metrics are for this machine, or for "Authorization: Bearer" with SPANLEDGER_METRICS_TOKEN.',
			);
		}
		return reply.header('content-type', 'text/plain; version=0.0.4; charset=utf-8').send(await renderMeters(deps));
	};
}

/** A proxy on this machine speaks for others. */
function isLocal({ headers, socket }: FastifyRequest): boolean {
	if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
	return /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
}

function hasToken({ headers }: FastifyRequest, token: string | undefined): boolean {
	const shown = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
	// hashes have one length, and comparing them takes one time
	return token !== undefined && shown !== undefined && timingSafeEqual(hashKey(shown), hashKey(token));
}
