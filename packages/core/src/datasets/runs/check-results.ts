import { DomainError } from '../../domain-error.ts';
import { type RunResult, runResultInput } from './run-result.ts';

/** A result that was refused, by its place in the request (0 for a single one). `error`: field, limit and value. */
export type RejectedResult = { index: number; field: string | null; error: string };

export const mostResults = 1_000;

/**
 * Tells the good results of a body from the others: one bad result costs no other. Throws DomainError('invalid') when the body is
 * neither an object nor an array, `too-large` when it holds more than 1,000.
 */
export function checkResults(body: unknown): {
	accepted: { index: number; result: RunResult }[];
	rejected: RejectedResult[];
} {
	const accepted: { index: number; result: RunResult }[] = [];
	const rejected: RejectedResult[] = [];
	const given = new Map<string, number>();
	for (const [index, sent] of resultsOf(body).entries()) {
		const parsed = runResultInput.safeParse(sent);
		if (!parsed.success) {
			rejected.push({ index, ...reasonOf(parsed.error.issues) });
			continue;
		}
		const before = given.get(parsed.data.itemId);
		if (before !== undefined) {
			const error = `item: ${parsed.data.itemId} is given at ${before} already; one result an item`;
			rejected.push({ index, field: 'item', error });
			continue;
		}
		given.set(parsed.data.itemId, index);
		accepted.push({ index, result: parsed.data });
	}
	return { accepted, rejected };
}

function resultsOf(body: unknown): unknown[] {
	if (typeof body !== 'object' || body === null)
		throw new DomainError('invalid', 'the body is neither a result nor an array of results', 'body');
	const results = Array.isArray(body) ? body : [body];
	if (results.length > mostResults)
		throw new DomainError('too-large', `${results.length} results in one request; at most ${mostResults}`, 'body');
	return results;
}

function reasonOf(issues: readonly { path: PropertyKey[]; message: string }[]): Omit<RejectedResult, 'index'> {
	const field = issues[0]?.path.join('.') ?? '';
	return {
		field: field === '' ? null : field,
		error: issues
			.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
			.join('; '),
	};
}
