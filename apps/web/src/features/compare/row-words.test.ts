import type { ComparedRow } from '@spanledger/api/compare/compare-traces';
import type { StepFigures } from '@spanledger/api/traces/present-step';
import { expect, test } from 'vitest';
import { changeWords, firstTelling, rowKey } from './row-words.ts';

const step = (spanId: string, more: Partial<StepFigures> = {}): StepFigures => ({
	...{ spanId, parentSpanId: null, name: 'chat', type: 'llm', operation: 'chat', convention: null, toolName: null },
	...{ model: 'gpt-4o', prompt: null, offsetMs: 0, durationMs: 1, inputTokens: 1, outputTokens: 1, costUsd: '0' },
	...{ unpricedReason: null, status: 'unset', statusMessage: null, finishReasons: ['stop'] },
	...more,
});
const row = (a: StepFigures | null, b: StepFigures | null, changes: ComparedRow['changes'] = []): ComparedRow => ({
	...{ depth: 0, a, b, changes, around: 0 },
});

test('says what became what', () => {
	const after = step('b', { model: null, finishReasons: [], status: 'error' });
	expect(changeWords(row(step('a'), after, ['model', 'finish', 'status']))).toEqual([
		'gpt-4o → –',
		'stop → –',
		'no error → error',
	]);
	const longer = step('b', { inputTokens: 1_210, outputTokens: null, durationMs: 120 });
	expect(changeWords(row(step('a'), longer, ['text', 'tokens', 'duration']))).toEqual([
		'other words',
		'1 in, 1 out → 1,210 in, – out',
		'1 ms → 0.12 s',
	]);
	expect(changeWords(row(step('a'), null))).toEqual([]);
	const wrapper = { ...row(null, step('b')), around: 2 };
	expect(changeWords(wrapper)).toEqual(['new around 2 steps']);
	expect(changeWords({ ...row(step('a'), null), around: 1 })).toEqual(['gone from around 1 step']);
});

test('opens with a changed call, else a change, else a call', () => {
	const tool = { type: 'tool' } as const;
	const same = row(step('a'), step('a'));
	const gone = row(step('t', tool), null);
	expect(firstTelling([gone, same, row(step('c'), step('c'), ['model'])])).toBe(2);
	expect(firstTelling([same, gone])).toBe(1);
	expect(firstTelling([row(step('t', tool), step('t', tool)), same])).toBe(1);
	expect(firstTelling([])).toBe(0);
	expect(rowKey(gone)).toBe('t.');
});
