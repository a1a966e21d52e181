import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SpanType, spanTypes } from '../spans/span.ts';
import { criticalPath } from './critical-path.ts';
import { selfTime } from './self-time.ts';
import { stagesBySpan, summariseStages } from './stages.ts';
import { buildTree, type TraceTree } from './trace-tree.ts';

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
		name: 'a child that began before its parent, by a clock of its own, counts from its parent’s start',
		bars: [
			['root', null, 10, 30],
			['early', 'root', 5, 20],
		],
		path: [
			['early', 5, 15],
			['root', 15, 25],
		],
		self: { root: 10, early: 15 },
	},
	{
		name: 'a child that ran before its parent or after it is not on the path',
		bars: [
			['root', null, 10, 20],
			['before', 'root', 0, 10],
			['after', 'root', 20, 30],
		],
		path: [['root', 10, 20]],
		self: { root: 10, before: 10, after: 10 },
	},
	{
		name: 'asynchronous work of a child ends the path where the root does',
		bars: [
			['root', null, 0, 10],
			['step', 'root', 0, 4],
			['late', 'step', 3, 50],
			['next', 'root', 4, 9],
		],
		path: [
			['step', 0, 3],
			['late', 3, 4],
			['next', 4, 9],
			['root', 9, 10],
		],
		self: { root: 1, step: 3, late: 47 },
	},
	{
		name: 'three that overlap: each owns what no later one covers',
		bars: [
			['root', null, 0, 12],
			['a', 'root', 1, 5],
			['b', 'root', 3, 8],
			['c', 'root', 7, 11],
		],
		path: [
			['root', 0, 1],
			['a', 1, 3],
			['b', 3, 7],
			['c', 7, 11],
			['root', 11, 12],
		],
		self: { root: 2 },
	},
	{
		name: 'what took no time owns none',
		bars: [
			['root', null, 0, 10],
			['moment', 'root', 5, 5],
		],
		path: [['root', 0, 10]],
		self: { root: 10, moment: 0 },
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

describe('whatever the spans are like', () => {
	const bar = fc.record({
		parent: fc.option(fc.nat(24), { nil: null }),
		type: fc.constantFrom<SpanType>(...spanTypes),
		start: fc.nat(1_000),
		length: fc.nat(600),
	});
	const trees = fc.array(bar, { minLength: 1, maxLength: 25 }).map((rows) =>
		// a parent may be missing, be itself, stand in a ring, begin later or end earlier than its child
		treeOf(
			rows.map(
				({ parent, type, start, length }, at): Bar => [
					...([`${at}`, parent === null ? null : `${parent}`, start, start + length, type] as const),
				],
			),
		),
	);
	const extentOf = ({ root, extent }: TraceTree): number => (root === null ? extent : root.end - root.start);

	it('the path covers the root, in order, nothing twice', () => {
		fc.assert(
			fc.property(trees, (tree) => {
				const path = criticalPath(tree);
				let reached = tree.root?.start ?? 0;
				for (const { start, end } of path) {
					expect(start).toBe(reached);
					expect(end).toBeGreaterThan(start);
					reached = end;
				}
				expect(reached - (tree.root?.start ?? 0)).toBe(extentOf(tree));
			}),
		);
	});

	it('whoever owns a stretch of it was running', () => {
		fc.assert(
			fc.property(trees, (tree) => {
				for (const { node, start, end } of criticalPath(tree)) {
					if (node === null) continue;
					expect(node.start).toBeLessThanOrEqual(start);
					expect(node.end).toBeGreaterThanOrEqual(end);
				}
			}),
		);
	});

	it('shares of the stages sum to 100 %, and no stage has more of the path than it ran', () => {
		fc.assert(
			fc.property(trees, (tree) => {
				const stages = summariseStages(stagesBySpan(tree), criticalPath(tree));
				const sum = stages.reduce((all, { share }) => all + share, 0);
				if (extentOf(tree) > 0) expect(sum).toBeCloseTo(1, 9);
				else expect(sum).toBe(0);
				for (const { stage, criticalNs, durationNs } of stages) {
					if (stage !== 'other') expect(criticalNs).toBeLessThanOrEqual(durationNs);
				}
			}),
		);
	});

	it('self time is what a count of every moment says', () => {
		fc.assert(
			fc.property(trees, (tree) => {
				for (const node of tree.nodes) {
					let own = 0;
					for (let ms = node.start / 1e6; ms < node.end / 1e6; ms++) {
						const isTaken = node.children.some((child) => child.start / 1e6 <= ms && ms < child.end / 1e6);
						if (!isTaken) own++;
					}
					expect(selfTime(node) / 1e6).toBe(own);
				}
			}),
			{ numRuns: 30 },
		);
	});
});
