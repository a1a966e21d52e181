import { DomainError } from '@spanledger/core/domain-error';
import { holdsWords } from '@spanledger/core/search/holds-words';
import { parseSearch } from '@spanledger/core/search/search-query';
import type { Scope } from '@spanledger/db/scope';
import { findParts, isInBacklog } from '@spanledger/db/search/find-parts';
import { readPartSpans, type SpanWords } from '@spanledger/db/search/read-part-spans';
import type { FoundPart } from '@spanledger/db/search/search-parts';
import { findTraceBounds } from '@spanledger/db/traces/find-trace-bounds';
import type { Deps } from '../deps.ts';

/** Parts that are opened to see which of their spans it is: 2,048 spans. */
const mostParts = 32;

export type FoundInTrace = {
	spanIds: string[];
	/** The search knows the trace: what is not found is not there. */
	isKnown: boolean;
	/** false = there may be more than these. */
	isAll: boolean;
};

/** The spans of a trace that were asked or answered something. The last word may only be begun: it is still being typed. Throws `not-found`. */
export async function findInTrace(
	{ db }: Pick<Deps, 'db'>,
	scope: Scope,
	{ traceId, text }: { traceId: string; text: string },
): Promise<FoundInTrace> {
	const [bounds] = await findTraceBounds(db, scope, { traceIds: [traceId] });
	if (bounds === undefined) throw new DomainError('not-found', `no trace ${traceId}`, 'traceId');
	const query = parseSearch(/[\p{L}\p{N}]$/u.test(text) ? `${text}*` : text);
	const isKnown = !(await isInBacklog(db, scope, traceId));
	if (query === null) return { spanIds: [], isKnown, isAll: true };
	const parts = await findParts(db, scope, { bounds, query, limit: mostParts + 1 });
	const holds = ({ texts }: SpanWords) =>
		holdsWords(
			texts.map((one) => one.text),
			query,
		);
	const spanIds: string[] = [];
	for (const ofDay of byDay(parts.slice(0, mostParts))) {
		const words = (await readPartSpans(db, scope, ofDay)).get(traceId) ?? [];
		spanIds.push(...words.filter(holds).map(({ span }) => span.spanId));
	}
	return { spanIds, isKnown, isAll: parts.length <= mostParts };
}

function byDay(parts: readonly FoundPart[]): FoundPart[][] {
	const days = new Map<string, FoundPart[]>();
	for (const part of parts) {
		const day = part.start.toISOString().slice(0, 10);
		days.set(day, [...(days.get(day) ?? []), part]);
	}
	return [...days.values()];
}
