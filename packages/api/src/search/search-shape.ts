import type { Snippet } from '@spanledger/core/search/find-marks';
import type { TextPlace } from '@spanledger/core/search/texts-of';
import type { SpanType } from '@spanledger/core/spans/span';
import type { TraceListItem } from '../traces/trace-shape.ts';

/** Where a trace holds what was looked for. */
export type SearchHit = {
	spanId: string;
	spanName: string;
	spanType: SpanType;
	place: TextPlace;
	snippet: Snippet;
};

export type FoundTrace = TraceListItem & { hits: SearchHit[] };

/** What a search tells while it walks back in time, one line each. Times are ISO 8601. */
export type SearchEvent =
	| { kind: 'found'; traces: FoundTrace[] }
	/** Everything from here on has been looked at. */
	| { kind: 'searched'; backTo: string }
	/** `before`: where to go on, null when the whole range was looked at. `notYet`: settled traces that the search does not know yet. */
	| { kind: 'end'; before: string | null; notYet: number }
	| { kind: 'failed'; message: string };
