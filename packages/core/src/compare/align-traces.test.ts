import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { SpanType } from '../spans/span.ts';
import { type AlignedSpan, alignTraces } from './align-traces.ts';

/** `name type parent`, one a line. */
function trace(text: string): AlignedSpan[] {
	return text
		.trim()
		.split('\n')
		.map((line) => {
			const [spanId = '', name = '', type = 'other', parentSpanId = null] = line.trim().split(/\s+/);
			return {
				...{ spanId, name: name.replaceAll('_', ' '), type: type as SpanType, parentSpanId },
				operation: type === 'llm' ? 'chat' : null,
				toolName: type === 'tool' ? name : null,
			};
		});
}

const align = (a: string, b: string): string[] =>
	alignTraces(trace(a), trace(b)).map(
		(row) => `${'  '.repeat(row.depth)}${row.a?.spanId ?? '·'} ${row.b?.spanId ?? '·'}`,
	);

const before = `
	a0 ask workflow
	a1 search retrieval a0
	a2 rank rerank a0
	a3 chat_gpt-4o llm a0
	a4 log other a3`;

test('the same trace pairs with itself', () => {
	expect(align(before, before)).toEqual(['a0 a0', '  a1 a1', '  a2 a2', '  a3 a3', '    a4 a4']);
});

test('another model, another index: the step keeps its place; what is gone and what is new stand beside it', () => {
	const after = `
		b0 ask_v2 workflow
		b1 vector-search retrieval b0
		b3 chat_gpt-4o-mini llm b0
		b5 check guardrail b0
		b6 chat_judge llm b5`;
	expect(align(before, after)).toEqual(['a0 b0', '  a1 b1', '  a2 ·', '  a3 b3', '    a4 ·', '  · b5', '    · b6']);
});

test('an agent that took one more turn', () => {
	const turns = (name: string, count: number) =>
		[
			`${name}0 agent agent`,
			...Array.from({ length: count }, (_, turn) => [
				`${name}${turn}l chat llm ${name}0`,
				`${name}${turn}t search tool ${name}0`,
			]).flat(),
			`${name}9l chat llm ${name}0`,
		].join('\n');
	expect(align(turns('a', 1), turns('b', 2))).toEqual([
		'a0 b0',
		'  a0l b0l',
		'  a0t b0t',
		'  a9l b1l',
		'  · b1t',
		'  · b9l',
	]);
});

test('a tool of another name is another tool; a number in a name counts runs', () => {
	expect(
		align(
			'a0 r workflow\na1 search tool a0\na2 item_17 other a0',
			'b0 r workflow\nb1 fetch tool b0\nb2 item_4 other b0',
		),
	).toEqual(['a0 b0', '  a1 ·', '  · b1', '  a2 b2']);
});

test('a trace whose root never came pairs by what came', () => {
	expect(align('a1 chat llm gone\na2 search tool gone', 'b1 search tool gone')).toEqual(['a1 ·', 'a2 b1']);
});

test('a very deep trace does not overflow', () => {
	const deep = Array.from(
		{ length: 5_000 },
		(_, level) => `s${level} step other ${level === 0 ? '' : `s${level - 1}`}`,
	).join('\n');
	expect(alignTraces(trace(deep), trace(deep))).toHaveLength(5_000);
});

describe('a step that was put in between', () => {
	it('is new; what is inside of it, and all the rest, stays paired', () => {
		const after = `
			b0 ask workflow
			b1 search retrieval b0
			b2 rank rerank b0
			b9 retry other b0
			b3 chat_gpt-4o llm b9
			b4 log other b3`;
		expect(align(before, after)).toEqual(['a0 b0', '  a1 b1', '  a2 b2', '  · b9', '    a3 b3', '      a4 b4']);
		expect(align(after, before).map((row) => row.trim())).toEqual([
			'b0 a0',
			'b1 a1',
			'b2 a2',
			'b9 ·',
			'b3 a3',
			'b4 a4',
		]);
	});

	it('around another model, around several at once, around each of a kind', () => {
		const after = `
			b0 ask workflow
			b9 cached other b0
			b1 search retrieval b9
			b2 rank rerank b9
			b8 retry other b0
			b3 chat_gpt-4o-mini llm b8
			b4 log other b3`;
		expect(align(before, after)).toEqual([
			'a0 b0',
			'  · b9',
			'    a1 b1',
			'    a2 b2',
			'  · b8',
			'    a3 b3',
			'      a4 b4',
		]);
		const turns = (wrap: boolean) =>
			Array.from({ length: 3 }, (_, turn) =>
				wrap
					? `w${turn} retry other 0\nc${turn} chat llm w${turn}\nt${turn} look${turn} tool 0`
					: `c${turn} chat llm 0\nt${turn} look${turn} tool 0`,
			).join('\n');
		const rows = alignTraces(trace(`0 agent agent\n${turns(false)}`), trace(`0 agent agent\n${turns(true)}`));
		expect(rows.filter(({ a, b }) => a?.spanId === b?.spanId)).toHaveLength(7);
		expect(rows.filter(({ a }) => a === null).map(({ b, around }) => [b?.spanId, around])).toEqual([
			['w0', 1],
			['w1', 1],
			['w2', 1],
		]);
	});

	it('two around each other, one of them gone', () => {
		expect(
			align(
				'a0 r workflow\na1 auth other a0\na2 chat llm a1',
				'b0 r workflow\nb1 trace other b0\nb2 retry other b1\nb3 chat llm b2',
			),
		).toEqual(['a0 b0', '  a1 ·', '    a2 ·', '  · b1', '    · b2', '      · b3']);
		expect(
			align('a0 r workflow\na2 chat llm a0', 'b0 r workflow\nb1 trace other b0\nb2 retry other b1\nb3 chat llm b2'),
		).toEqual(['a0 b0', '  · b1', '    · b2', '      a2 b3']);
	});

	it('a call inside of a tool of another name is another call', () => {
		expect(
			align('a0 r workflow\na1 search tool a0\na2 POST other a1', 'b0 r workflow\nb1 fetch tool b0\nb2 POST other b1'),
		).toEqual(['a0 b0', '  a1 ·', '    a2 ·', '  · b1', '    · b2']);
	});

	it('above the root', () => {
		expect(align('a0 ask workflow\na1 chat llm a0', 'b9 POST_/ask other\nb0 ask workflow b9\nb1 chat llm b0')).toEqual([
			'· b9',
			'  a0 b0',
			'    a1 b1',
		]);
	});
});

/** A tree by the place of each step's parent, which stands before it. */
const treeOf = fc
	.array(fc.tuple(fc.nat(), fc.constantFrom('chat llm', 'search tool', 'step other', 'plan agent', 'run agent')), {
		minLength: 1,
		maxLength: 40,
	})
	.map((steps) => steps.map(([parent, label], at) => ({ at, label, parent: at === 0 ? -1 : parent % at })));

type Step = { at: number; label: string; parent: number };

function spansOf(steps: readonly Step[]): AlignedSpan[] {
	return trace(steps.map(({ at, label, parent }) => `s${at} ${label} ${parent < 0 ? '' : `s${parent}`}`).join('\n'));
}

/** With a step between a parent and a run of its children, as an emitter would send it: after its parent, before what is inside of it. */
function insertStep(steps: readonly Step[], inserted: Step, from: number, count: number): Step[] {
	const run = new Set(
		steps
			.filter(({ parent }) => parent === inserted.parent)
			.slice(from, from + count)
			.map(({ at }) => at),
	);
	const moved = steps.map((step) => (run.has(step.at) ? { ...step, parent: inserted.at } : step));
	const first = moved.findIndex(({ at }) => run.has(at));
	return moved.toSpliced(first === -1 ? moved.length : first, 0, inserted);
}

test('a step put in between anywhere is one step more, and everything else stays paired; taken out again, one step less', () => {
	const label = fc.constantFrom('chat llm', 'step other', 'retry other', 'plan agent');
	fc.assert(
		fc.property(treeOf, label, fc.nat(), fc.nat(), fc.nat(), (steps, put, above, from, count) => {
			const parent = (above % (steps.length + 1)) - 1;
			const children = steps.filter((step) => step.parent === parent).length;
			const first = children === 0 ? 0 : from % children;
			const inserted = { at: steps.length, label: put, parent };
			const more = spansOf(insertStep(steps, inserted, first, count % (children - first + 1)));
			const [a, b] = [spansOf(steps), more];
			const added = alignTraces(a, b);
			expect(added.filter((row) => row.a === null)).toHaveLength(1);
			expect(added.filter((row) => row.b === null)).toHaveLength(0);
			const removed = alignTraces(b, a);
			expect(removed.filter((row) => row.b === null)).toHaveLength(1);
			expect(removed.filter((row) => row.a === null)).toHaveLength(0);
		}),
		{ numRuns: 2_000 },
	);
});

test('whatever is held against whatever: every step stands once, in its own order, below its own parent', () => {
	fc.assert(
		fc.property(treeOf, treeOf, (one, other) => {
			const [a, b] = [spansOf(one), spansOf(other)];
			const rows = alignTraces(a, b);
			for (const [side, spans] of [['a', a] as const, ['b', b] as const]) {
				const ids = rows.map((row) => row[side]?.spanId).filter((id) => id !== undefined);
				expect(ids.toSorted()).toEqual(spans.map(({ spanId }) => spanId).sort());
				const depthOf = new Map(rows.map((row) => [row[side]?.spanId, row.depth]));
				for (const { spanId, parentSpanId } of spans) {
					if (parentSpanId !== null) expect(depthOf.get(spanId)).toBeGreaterThan(depthOf.get(parentSpanId) ?? -1);
				}
			}
			for (const [at, { depth }] of rows.entries()) expect(depth).toBeLessThanOrEqual((rows[at - 1]?.depth ?? -1) + 1);
		}),
	);
});
