import { DomainError } from '@spanledger/core/domain-error';
import { type ScoreInput, scoreInput } from '@spanledger/core/scores/score-input';

/** A score that was refused, by its place in the request (0 for a single one). */
export type RejectedScore = { index: number; error: string };

/** What a body of `POST /v1/scores` may hold. */
export const mostScores = 10_000;

/**
 * Tells the good scores of a body from the others; a batch is never lost for one of them. Throws DomainError('invalid') when the body
 * is neither a JSON object nor an array.
 */
export function checkScores(body: Uint8Array): { accepted: ScoreInput[]; rejected: RejectedScore[] } {
	const accepted: ScoreInput[] = [];
	const rejected: RejectedScore[] = [];
	for (const [index, sent] of itemsOf(body).entries()) {
		const parsed = scoreInput.safeParse(sent);
		if (index >= mostScores) rejected.push({ index, error: `more than ${mostScores} scores in one request` });
		else if (parsed.success) accepted.push(parsed.data);
		else rejected.push({ index, error: reasonOf(parsed.error.issues) });
	}
	return { accepted, rejected };
}

function itemsOf(body: Uint8Array): unknown[] {
	const sent = parse(body);
	if (Array.isArray(sent)) return sent;
	if (typeof sent === 'object' && sent !== null) return [sent];
	throw new DomainError('invalid', 'The body is neither a score nor an array of scores.', 'body');
}

function parse(body: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
	} catch {
		throw new DomainError('invalid', 'The body is not JSON.', 'body');
	}
}

/** `traceId: expected 32 hex digits; value: …` */
function reasonOf(issues: readonly { path: PropertyKey[]; message: string }[]): string {
	return issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`)).join('; ');
}
