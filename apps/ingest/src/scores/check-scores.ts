import { DomainError } from '@spanledger/core/domain-error';
import type { ScoreSource } from '@spanledger/core/scores/score';
import { type ScoreInput, scoreInput } from '@spanledger/core/scores/score-input';
import { parseJson } from './parse-json.ts';
import { reasonsOf } from './reasons-of.ts';

/** A score that was refused, by its place in the request (0 for a single one). */
export type RejectedScore = { index: number; error: string };

/** What a body of `POST /v1/scores` may hold. */
export const mostScores = 10_000;

/** What a sender may do: scores in one request, and whose word they may claim to be (null = anybody's). */
export type ScoreLimits = { most: number; sources: readonly ScoreSource[] | null };

/**
 * Tells the good scores of a body from the others; a batch is never lost for one of them. Throws DomainError('invalid') when the body
 * is neither a JSON object nor an array.
 */
export function checkScores(
	body: Uint8Array,
	limits: ScoreLimits = { most: mostScores, sources: null },
): { accepted: ScoreInput[]; rejected: RejectedScore[] } {
	const accepted: ScoreInput[] = [];
	const rejected: RejectedScore[] = [];
	for (const [index, sent] of itemsOf(body).entries()) {
		const checked = index < limits.most ? checkScore(sent, limits) : `more than ${limits.most} scores in one request`;
		if (typeof checked === 'string') rejected.push({ index, error: checked });
		else accepted.push(checked);
	}
	return { accepted, rejected };
}

/** The score, or why it is none: `traceId: expected 32 hex digits; got "abc"`. */
function checkScore(sent: unknown, { sources }: ScoreLimits): ScoreInput | string {
	const { data, error } = scoreInput.safeParse(sent);
	if (data === undefined) return reasonsOf(error.issues, sent);
	if (sources === null || sources.includes(data.source)) return data;
	return `source: this API key is for pages and speaks only for ${sources.join(', ')}; got "${data.source}"`;
}

function itemsOf(body: Uint8Array): unknown[] {
	const sent = parseJson(body);
	if (Array.isArray(sent)) return sent;
	if (typeof sent === 'object' && sent !== null) return [sent];
	throw new DomainError('invalid', 'The body is neither a score nor an array of scores.', 'body');
}
