import { DomainError } from '@spanledger/core/domain-error';
import { type AnnotationLevel, phoenixAnnotation } from '@spanledger/core/scores/phoenix-annotation';
import type { Score } from '@spanledger/core/scores/score';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { parseJson } from './parse-json.ts';
import { reasonsOf } from './reasons-of.ts';
import { type ReadScores, takeScores } from './take-scores.ts';

const annotations = z.object({ data: z.array(z.unknown()).max(10_000) });

/**
 * POST /v1/span_annotations, /v1/trace_annotations, /v1/session_annotations, as Phoenix's clients send OpenInference's annotations: 200
 * with an id for each. As at Phoenix, one that is wrong refuses the request, named by its place.
 */
export function receiveAnnotations(deps: Deps, level: AnnotationLevel) {
	return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
		reply.code(200).send(await takeScores(deps, request, readAnnotations(level)));
}

const readAnnotations =
	(level: AnnotationLevel): ReadScores<{ data: { id: string }[] }> =>
	(body, { key, receivedAtMs }) => {
		if (key.browserOrigins !== null) {
			throw new DomainError('forbidden', 'This API key is for pages: they send to /v1/scores.');
		}
		const sent = parseJson(body);
		const list = annotations.safeParse(sent);
		if (list.data === undefined) throw new DomainError('invalid', reasonsOf(list.error.issues, sent), 'data');
		const schema = phoenixAnnotation(level, receivedAtMs);
		const scores = list.data.data.map((one, index): Score => {
			const { data, error } = schema.safeParse(one);
			if (data !== undefined) return data;
			throw new DomainError('invalid', `data.${index}: ${reasonsOf(error.issues, one)}`, `data.${index}`);
		});
		return { scores, sent: scores.length, answer: { data: scores.map(({ id }) => ({ id })) } };
	};
