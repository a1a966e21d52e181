import { snippetOf } from '@spanledger/core/search/find-marks';
import type { SearchQuery } from '@spanledger/core/search/search-query';
import type { SpanWords } from '@spanledger/db/search/read-part-spans';
import type { SearchHit } from './search-shape.ts';

const mostHits = 3;

/** The best places of a trace: those that hold most of what was looked for, in the order the trace's work was done. */
export function hitsOf(spans: readonly SpanWords[], query: SearchQuery): SearchHit[] {
	const hits: (SearchHit & { found: number })[] = [];
	const told = new Set<string>();
	for (const { span, texts } of spans) {
		for (const { place, text } of texts) {
			if (told.has(text)) continue;
			told.add(text);
			const found = query.all.filter((phrase) => snippetOf(text, { all: [phrase], none: [] }) !== null).length;
			const snippet = found === 0 ? null : snippetOf(text, query);
			if (snippet === null) continue;
			hits.push({ spanId: span.spanId, spanName: span.name, spanType: span.type, place, snippet, found });
		}
	}
	const most = Math.max(0, ...hits.map(({ found }) => found));
	const best = hits.filter(({ found }) => found === most);
	return best.slice(0, mostHits).map(({ found: _, ...hit }) => hit);
}
