import type { TreeSpan } from '@spanledger/api/traces/pack-spans';
import { expect, it } from 'vitest';
import { buildSpanTree, visibleRows } from './span-tree.ts';

/** Only what the tree looks at. */
const span = (spanId: string, parentSpanId: string | null, offsetMs = 0) =>
	({ spanId, parentSpanId, offsetMs, durationMs: 1 }) as TreeSpan;

/** Rows as text: two blanks a level, `+` folded, `?` orphan. */
const draw = (spans: TreeSpan[], folded: string[] = []) =>
	visibleRows(buildSpanTree(spans), new Set(folded)).map(
		({ node, depth, isFolded, descendants }) =>
			`${'  '.repeat(depth)}${node.isOrphan ? '?' : ''}${node.span.spanId}${isFolded ? `+${descendants}` : ''}`,
	);

it('puts children under parents by start, whatever order they came in', () => {
	const spans = [span('c', 'b', 3), span('d', 'a', 9), span('b', 'a', 2), span('a', null)];
	expect(draw(spans)).toEqual(['a', '  b', '    c', '  d']);
	expect(draw(spans, ['b'])).toEqual(['a', '  b+1', '  d']);
	expect(draw(spans, ['a'])).toEqual(['a+3']);
});

it('keeps spans whose parent never came', () => {
	expect(draw([span('b', 'gone', 1), span('c', 'b', 2), span('d', null, 3)])).toEqual(['?b', '  c', 'd']);
});

it('survives loops', () => {
	expect(draw([span('a', 'b'), span('b', 'a', 1), span('c', 'b', 2)]).length).toBe(3);
	expect(draw([span('a', 'a')])).toEqual(['?a']);
});

it('runs guide lines on only while siblings follow', () => {
	const rows = visibleRows(
		buildSpanTree([span('a', null), span('b', 'a', 1), span('c', 'b', 2), span('d', 'a', 3)]),
		new Set(),
	);
	expect(rows.map(({ guides }) => guides)).toEqual([[], [true], [true, false], [false]]);
});

it('lays out a chain of 20,000 spans', () => {
	const chain = Array.from({ length: 20_000 }, (_, index) =>
		span(`${index}`, index === 0 ? null : `${index - 1}`, index),
	);
	// Guides cost depth² memory, so a chain this deep is looked at folded.
	expect(draw(chain, ['3'])).toEqual(['0', '  1', '    2', '      3+19996']);
});
