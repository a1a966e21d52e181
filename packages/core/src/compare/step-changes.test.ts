import { expect, test } from 'vitest';
import { type ComparedStep, stepChanges } from './step-changes.ts';

const step: ComparedStep = {
	name: 'chat gpt-4o',
	model: 'gpt-4o',
	prompt: 'answer@7',
	finishReasons: ['stop'],
	status: 'unset',
	durationMs: 100,
	inputTokens: 400,
	outputTokens: 80,
};

test.each<[string, Partial<ComparedStep>, string[]]>([
	['nothing', {}, []],
	['ok instead of unset is no change', { status: 'ok' }, []],
	['the name that follows the model', { name: 'chat gpt-4o-mini', model: 'gpt-4o-mini' }, ['model']],
	['a name of its own', { name: 'answer gpt-4o' }, ['name']],
	[
		'the prompt, how it finished and ended',
		{ prompt: 'answer@8', finishReasons: ['length'], status: 'error' },
		['prompt', 'finish', 'status'],
	],
	['a model that is not known any more', { name: 'chat', model: null }, ['model']],
	['another count of tokens, in or out', { outputTokens: 81 }, ['tokens']],
	['tokens that one side does not know', { inputTokens: null, outputTokens: null }, []],
	['longer by more than half and 50 ms', { durationMs: 151 }, ['duration']],
	['longer by half', { durationMs: 150 }, []],
	['shorter by more than half, and 50 ms', { durationMs: 50 }, []],
	['shorter by more than half and 50 ms', { durationMs: 49 }, ['duration']],
])('%s', (_, other, changes) => {
	expect(stepChanges(step, { ...step, ...other }, false)).toEqual(changes);
});

test('other words', () => {
	expect(stepChanges(step, step, true)).toEqual(['text']);
});
