import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { expect, it } from 'vitest';
import { buildTree } from '../../traces/trace-tree.ts';
import { treeSignals } from './tree-signals.ts';

type Part = Parameters<typeof spanOf>[1];
const child = (name: string, startMs: number, part: Part = {}) =>
	spanOf(name, { parentSpanId: idOf('a0'), startMs, durationMs: 100, ...part });
const root = spanOf('a0', { type: 'workflow', durationMs: 2_000 });
const failed = { status: 'error' } as const;
const tool = (toolName: string) => ({ type: 'tool', toolName }) as const;

it.each([
	['the same model again', [child('b1', 0, failed), child('b2', 200)], ['b2 retry']],
	['another model', [child('b1', 0, failed), child('b2', 200, { requestModel: 'gpt-4o' })], ['b2 fallback']],
	[
		'again, then another',
		[child('b1', 0, failed), child('b2', 200, failed), child('b3', 400, { requestModel: 'gpt-4o' })],
		['b2 retry', 'b3 fallback'],
	],
	['two calls side by side', [child('b1', 0, failed), child('b2', 50)], []],
	['a call that went well, and another', [child('b1', 0), child('b2', 200)], []],
	[
		'a call under another parent',
		[
			child('b1', 0, failed),
			child('c0', 150, { type: 'agent' }),
			spanOf('c1', { parentSpanId: idOf('c0'), startMs: 200 }),
		],
		[],
	],
	[
		'the same tool again',
		[child('b1', 0, { ...failed, ...tool('search') }), child('b2', 200, tool('search'))],
		['b2 retry'],
	],
	[
		'another tool is another step',
		[
			child('b1', 0, { ...failed, ...tool('search') }),
			child('b2', 200, tool('cancel')),
			child('b3', 400, tool('search')),
		],
		['b3 retry'],
	],
	['an embedding is no retry of a chat', [child('b1', 0, failed), child('b2', 200, { type: 'embedding' })], []],
])('%s', (_, spans, expected) => {
	const found = treeSignals(buildTree([root, ...spans]));
	expect([...found].flatMap(([id, fired]) => fired.map(({ name }) => `${id.replace(/^0+/, '')} ${name}`))).toEqual(
		expected,
	);
	for (const [, fired] of found) for (const { why } of fired) expect(why).toMatch(/had failed/);
});

it('spans without a parent are siblings too, in any order of arrival', () => {
	const [first, second] = [spanOf('b1', { ...failed, durationMs: 100 }), spanOf('b2', { startMs: 200 })];
	const read = (spans: (typeof first)[]) => [...treeSignals(buildTree(spans)).values()].flat();
	expect(read([first, second])).toHaveLength(1);
	expect(read([second, first])).toEqual(read([first, second]));
});
