import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { describe, expect, it } from 'vitest';
import type { SpanType } from '../spans/span.ts';
import { criticalPath } from './critical-path.ts';
import { selfTime } from './self-time.ts';
import { stagesBySpan, summariseStages } from './stages.ts';
import { buildTree } from './trace-tree.ts';

/** name, parent, start ms, end ms, type */
type Bar = [name: string, parent: string | null, start: number, end: number, type?: SpanType];
const treeOf = (bars: Bar[]) =>
	buildTree(
		bars.map(([name, parent, start, end, type = 'other']) =>
			spanOf(name, {
				parentSpanId: parent === null ? null : idOf(parent),
				startMs: start,
				durationMs: end - start,
				type,
			}),
		),
	);

const cases: { name: string; bars: Bar[]; path: [string | null, number, number][]; self?: Record<string, number> }[] = [
	{
		name: 'one after the other, with gaps',
		bars: [
			['root', null, 0, 10],
			['a', 'root', 1, 3],
			['b', 'root', 5, 9],
		],
		path: [
			['root', 0, 1],
			['a', 1, 3],
			['root', 3, 5],
			['b', 5, 9],
			['root', 9, 10],
		],
		self: { root: 4, a: 2, b: 4 },
	},
	{
		name: 'what ran beside a longer step is not on the path',
		bars: [
			['root', null, 0, 10],
			['long', 'root', 0, 8],
			['short', 'root', 2, 5],
		],
		path: [
			['long', 0, 8],
			['root', 8, 10],
		],
		self: { root: 2 },
	},
	{
		name: 'an overlap belongs to the step that ended last',
		bars: [
			['root', null, 0, 10],
			['a', 'root', 0, 6],
			['b', 'root', 4, 10],
		],
		path: [
			['a', 0, 4],
			['b', 4, 10],
		],
		self: { root: 0 },
	},
	{
		name: 'asynchronous work counts up to the end of its parent',
		bars: [
			['root', null, 0, 10],
			['async', 'root', 6, 30],
		],
		path: [
			['root', 0, 6],
			['async', 6, 10],
		],
		self: { root: 6, async: 24 },
	},
	{
		name: 'the path goes down into grandchildren',
		bars: [
			['root', null, 0, 10],
			['agent', 'root', 0, 10],
			['llm', 'agent', 2, 9],
		],
		path: [
			['agent', 0, 2],
			['llm', 2, 9],
			['agent', 9, 10],
		],
	},
	{
		name: 'without a root the gap between tops is nobody’s',
		bars: [
			['a', 'lost', 0, 4],
			['b', 'lost', 6, 10],
		],
		path: [
			['a', 0, 4],
			[null, 4, 6],
			['b', 6, 10],
		],
	},
];

describe('critical path and self time', () => {
	it.each(cases)('$name', ({ bars, path, self = {} }) => {
		const tree = treeOf(bars);
		const found = criticalPath(tree).map(({ node, start, end }) => [node?.span.name ?? null, start / 1e6, end / 1e6]);
		expect(found).toEqual(path);
		for (const [name, ms] of Object.entries(self)) {
			const node = tree.nodes.find(({ span }) => span.name === name);
			expect(node && selfTime(node) / 1e6).toBe(ms);
		}
	});

	it('shares of the stages sum to 1 and children of a step belong to it', () => {
		const tree = treeOf([
			['root', null, 0, 100],
			['retrieve', 'root', 0, 30, 'retrieval'],
			['SELECT', 'retrieve', 5, 30],
			['chat', 'root', 40, 100, 'llm'],
		]);
		const stages = summariseStages(stagesBySpan(tree), criticalPath(tree));
		expect(stages.map(({ stage, criticalNs }) => [stage, criticalNs / 1e6])).toEqual([
			['llm', 60],
			['retrieval', 30],
			['other', 10],
		]);
		expect(stages.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
	});
});
