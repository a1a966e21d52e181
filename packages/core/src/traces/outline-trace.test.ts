import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { expect, it } from 'vitest';
import type { SpanType } from '../spans/span.ts';
import { criticalPath } from './critical-path.ts';
import { outlineTrace } from './outline-trace.ts';
import { structureTrace } from './structure-trace.ts';

const span = (name: string, parent: string | null, startMs: number, durationMs: number, type: SpanType = 'other') =>
	spanOf(name, { parentSpanId: parent === null ? null : idOf(parent), startMs, durationMs, type, usage: null });

/** Two tops, three levels; `d` runs beside `c`. */
const spans = [
	span('d', 'a', 5, 2, 'tool'),
	span('c', 'b', 3, 4, 'llm'),
	span('b', 'a', 2, 6, 'retrieval'),
	span('a', null, 0, 10),
	span('x', 'lost', 1, 1),
];

it('says of every row how deep it stands and how many rows are inside of it', () => {
	const rows = outlineTrace(spans).rows.map(({ node, depth, below }) => [node.span.name, depth, below]);
	expect(rows).toEqual([
		['a', 0, 3],
		['b', 1, 1],
		['c', 2, 0],
		['d', 1, 0],
		['x', 0, 0],
	]);
});

it('knows of each span what settling knows', () => {
	const settled = structureTrace({ spans, foreignClaims: [] }).spans;
	const outlined = outlineTrace(spans).rows.map(({ node, stage, selfTimeNs, critical }) => ({
		...{ spanId: node.span.spanId, stage, selfTimeNs, onCriticalPath: critical.length > 0 },
	}));
	expect(outlined).toEqual(
		settled.map(({ span, stage, selfTimeNs, onCriticalPath }) => ({
			...{ spanId: span.spanId, stage, selfTimeNs, onCriticalPath },
		})),
	);
});

it('a chain of 20,000 spans is no deeper than it is', () => {
	const chain = Array.from({ length: 20_000 }, (_, at) => span(`${at}`, at === 0 ? null : `${at - 1}`, at, 1));
	const { rows } = outlineTrace(chain);
	expect(rows.at(-1)?.depth).toBe(19_999);
	expect(rows[0]?.below).toBe(19_999);
});

it('the stretches of the rows are the critical path, piece by piece', () => {
	const { rows, tree } = outlineTrace(spans);
	const path = criticalPath(tree).map(({ node, start, end }) => [node?.span.name, start, end]);
	const owned = rows.flatMap(({ node, critical }) =>
		Array.from({ length: critical.length / 2 }, (_, at) => [node.span.name, critical[2 * at], critical[2 * at + 1]]),
	);
	expect(owned.sort(byStart)).toEqual(path);
});

const byStart = (a: unknown[], b: unknown[]): number => Number(a[1]) - Number(b[1]);
