import type { TimeRange } from '../../lib/time-range.ts';

/** What only the bill understands. */
const ownKeys = ['by', 'interval', 'purpose', 'row'];

/** The query of the list of traces that shows the same range under the same filters. */
export function tracesQuery(here: URLSearchParams, range: TimeRange): string {
	const query = new URLSearchParams(here);
	for (const key of ownKeys) query.delete(key);
	if ('preset' in range) query.set('range', range.preset);
	return query.toString();
}
