import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../quality/task-outcome.ts';
import { traceOutcome } from './trace-outcome.ts';
import { buildTree } from './trace-tree.ts';

type Parts = NonNullable<Parameters<typeof spanOf>[1]>;
const outcome = (root: Parts, ...children: Parts[]) =>
	traceOutcome(
		buildTree([
			spanOf('root', { durationMs: 10_000, ...root }),
			...children.map((child, index) =>
				spanOf(`c${index}`, { parentSpanId: idOf('root'), startMs: index * 1_000, ...child }),
			),
		]),
	);

describe('traceOutcome', () => {
	it.each([
		{ name: 'nothing said is unknown, also without an error', root: {}, children: [], is: null },
		{
			name: 'an explicit word beats an error',
			root: { outcome: 'success', status: 'error' },
			children: [],
			is: 'success',
		},
		{
			name: "the root's word beats a child's",
			root: { outcome: 'failure' },
			children: [{ outcome: 'success' }],
			is: 'failure',
		},
		{
			name: 'the last word of the children',
			root: {},
			children: [{ outcome: 'failure' }, { outcome: 'success' }],
			is: 'success',
		},
		{
			name: 'a word beats a validation',
			root: {},
			children: [{ outcome: 'success' }, { validation: 'failure' }],
			is: 'success',
		},
		{
			name: 'the retry that was valid',
			root: {},
			children: [{ validation: 'failure' }, { validation: 'success' }],
			is: 'success',
		},
		{ name: 'a failed validation', root: {}, children: [{ validation: 'failure' }], is: 'failure' },
		{ name: 'an error of the root', root: { status: 'error' }, children: [], is: 'failure' },
		{ name: 'an error below a root that went well says nothing', root: {}, children: [{ status: 'error' }], is: null },
	] as const)('$name', ({ root, children, is }) => {
		expect(outcome(root, ...children)).toBe(is);
	});
});

it.each([
	['Success', 'success'],
	['true', 'success'],
	[' FAILED ', 'failure'],
	['handoff', null],
	['', null],
	[undefined, null],
])('the word %j means %j', (word, is) => {
	expect(outcomeOf(word)).toBe(is);
});
