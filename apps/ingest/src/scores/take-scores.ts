import { DomainError } from '@spanledger/core/domain-error';
import type { Score } from '@spanledger/core/scores/score';
import type { FoundKey } from '@spanledger/db/api-keys/find-key';
import { packBody } from '@spanledger/queue/ingest-queue';
import type { FastifyRequest } from 'fastify';
import { authenticate } from '../authenticate.ts';
import type { Deps } from '../deps.ts';
import { mediaTypeOf } from '../media-type.ts';
import { readBody } from '../read-body.ts';
import { limitsOf } from './browser-key.ts';
import type { ScoreLimits } from './check-scores.ts';

/** Whose request it is, and what it may hold. */
export type ScoreSender = { key: FoundKey; limits: ScoreLimits; receivedAtMs: number };
/** What a body came to: the good scores, how many it held, and what to answer once the queue has them. */
export type TakenScores<Answer> = { scores: readonly Score[]; sent: number; answer: Answer };
export type ReadScores<Answer> = (body: Uint8Array, sender: ScoreSender) => TakenScores<Answer>;

/**
 * authenticate → read → check → enqueue → acknowledge, whichever words the sender uses. Resolves to the answer once the queue has what was
 * accepted. A key for pages is held to its origins and its quota.
 */
export async function takeScores<Answer>(
	deps: Deps,
	request: FastifyRequest,
	read: ReadScores<Answer>,
): Promise<Answer> {
	if (mediaTypeOf(request.headers)?.format !== 'json') {
		throw new DomainError('unsupported', 'Scores are JSON: send Content-Type: application/json.', 'content-type');
	}
	const key = await authenticate(deps.findKey, request.headers, 'scores');
	const limits = limitsOf(key, request.headers.origin);
	deps.keyUsed(key.id);
	const hold = deps.budget.open();
	try {
		const { inflated } = await readBody(request.raw, deps.maxBodyBytes, hold);
		const receivedAtMs = deps.now();
		const { scores, sent, answer } = read(inflated, { key, limits, receivedAtMs });
		if (key.browserOrigins !== null) deps.scoreQuota.take(key.id, sent);
		if (scores.length > 0) {
			const body = await packBody(Buffer.from(JSON.stringify(scores)), false);
			await deps.enqueue({ projectId: key.projectId, signal: 'scores', format: 'json', body, receivedAtMs });
		}
		return answer;
	} finally {
		hold.release();
	}
}
