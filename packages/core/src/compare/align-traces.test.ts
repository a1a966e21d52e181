import { expect, test } from 'vitest';
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
