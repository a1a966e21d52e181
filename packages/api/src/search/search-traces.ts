import type { SearchQuery } from '@spanledger/core/search/search-query';
import type { Scope } from '@spanledger/db/scope';
import { readScores } from '@spanledger/db/scores/read-scores';
import { scoredRequests } from '@spanledger/db/scores/scored-requests';
import { countBacklog } from '@spanledger/db/search/count-backlog';
import { isRare } from '@spanledger/db/search/is-rare';
import { readPartSpans } from '@spanledger/db/search/read-part-spans';
import { type FoundPart, searchParts } from '@spanledger/db/search/search-parts';
import { startTime } from '@spanledger/db/spans/start-time';
import { findTraces } from '@spanledger/db/traces/find-traces';
import type { TraceFilter } from '@spanledger/db/traces/trace-filter';
import type { Deps } from '../deps.ts';
import { presentListItem } from '../traces/present-trace.ts';
import { hitsOf } from './hits-of.ts';
import type { FoundTrace, SearchEvent } from './search-shape.ts';

export type Search = {
	query: SearchQuery;
	/** Which traces besides; `search` in it is not looked at. */
	filter: TraceFilter;
	/** Go on from here: only parts that start before it. */
	before: Date | null;
	signal: AbortSignal;
};

type SearchDeps = Pick<Deps, 'db' | 'now'>;

const dayMs = 86_400_000;
const page = 20;
const mostTraces = 200;

/** Walks back through the days of a range and tells what it finds as it finds it. Stops at 200 traces, or when the signal says so. */
export async function* searchTraces(
	{ db, now }: SearchDeps,
	scope: Scope,
	{ query, filter: asked, before, signal }: Search,
): AsyncGenerator<SearchEvent> {
	const { search: _, ...filter } = asked;
	const requestIds = filter.scores === undefined ? [] : await scoredRequests(db, scope, filter.scores);
	const range = { from: startTime(filter.fromNs), to: before ?? startTime(filter.toNs) };
	const stretch = { query, filter, requestIds, limit: page, isRare: await isRare(db, scope, { query, ...range }) };
	const seen = new Set<string>();
	for (const day of daysBack(filter, before)) {
		for (let after: FoundPart | null = null; ; ) {
			if (signal.aborted) return;
			const parts = await searchParts(db, scope, { ...stretch, ...day, after });
			const fresh = parts.filter(({ traceId }) => !seen.has(traceId));
			for (const { traceId } of fresh) seen.add(traceId);
			if (fresh.length > 0) yield { kind: 'found', traces: await present({ db, now }, scope, fresh, query) };
			after = parts.at(-1) ?? null;
			if (after === null || parts.length < page) break;
			yield { kind: 'searched', backTo: after.start.toISOString() };
			if (seen.size >= mostTraces) {
				yield { kind: 'end', before: after.start.toISOString(), notYet: await countBacklog(db, scope) };
				return;
			}
		}
		yield { kind: 'searched', backTo: day.from.toISOString() };
	}
	yield { kind: 'end', before: null, notYet: await countBacklog(db, scope) };
}

/** UTC days, latest first: each is one partition. A trace of the range may have a part after it. */
function* daysBack({ fromNs, toNs }: TraceFilter, before: Date | null): Generator<{ from: Date; to: Date }> {
	const first = startTime(fromNs).getTime();
	const last = Math.min(startTime(toNs).getTime() + dayMs, before?.getTime() ?? Number.POSITIVE_INFINITY);
	for (let end = last; end > first; ) {
		const from = Math.max(first, (Math.ceil(end / dayMs) - 1) * dayMs);
		yield { from: new Date(from), to: new Date(end) };
		end = from;
	}
}

async function present(
	{ db, now }: SearchDeps,
	scope: Scope,
	parts: readonly FoundPart[],
	query: SearchQuery,
): Promise<FoundTrace[]> {
	const traceIds = [...new Set(parts.map(({ traceId }) => traceId))];
	const [traces, words] = await Promise.all([findTraces(db, scope, { traceIds }), readPartSpans(db, scope, parts)]);
	const scores = await readScores(
		db,
		scope,
		traces.map(({ summary }) => ({ traceId: summary.traceId, requestId: summary.dimensions.requestId ?? null })),
	);
	return traces.map((trace) => {
		const { traceId } = trace.summary;
		const item = presentListItem(trace, now(), scores.get(traceId) ?? []);
		return { ...item, hits: hitsOf(words.get(traceId) ?? [], query) };
	});
}
