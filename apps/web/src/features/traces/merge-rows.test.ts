import type { TraceListItem } from '@spanledger/api/traces/trace-shape';
import { expect, it } from 'vitest';
import { mergeRows } from './merge-rows.ts';

/** Only what merging looks at: the id, and one figure that may change. */
const trace = (traceId: string, spanCount = 1) => ({ traceId, spanCount }) as TraceListItem;
const ids = (rows: TraceListItem[]) => rows.map((row) => `${row.traceId}${row.spanCount}`);

it('puts new traces on top', () => {
	const { rows, waiting } = mergeRows([trace('b'), trace('a')], [trace('c'), trace('b')], true);
	expect(ids(rows)).toEqual(['c1', 'b1', 'a1']);
	expect(waiting).toBe(0);
});

it('only counts them while the reader is further down', () => {
	const { rows, waiting } = mergeRows([trace('b'), trace('a')], [trace('d'), trace('c'), trace('b', 5)], false);
	expect(ids(rows)).toEqual(['b5', 'a1']);
	expect(waiting).toBe(2);
});

it('lists a trace once though paging met it twice', () => {
	expect(ids(mergeRows([trace('a'), trace('b'), trace('a')], [], true).rows)).toEqual(['a1', 'b1']);
});
