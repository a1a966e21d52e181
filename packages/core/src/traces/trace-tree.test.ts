import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { describe, expect, it } from 'vitest';
import { buildTree } from './trace-tree.ts';

describe('a workflow that is known only by its beginning', () => {
	const prompt = spanOf('prompt', { type: 'workflow', startMs: 100, durationMs: 0, usage: null });
	const call = spanOf('call', { parentSpanId: idOf('prompt'), startMs: 200, durationMs: 300 });
	const tool = spanOf('tool', { parentSpanId: idOf('call'), startMs: 600, durationMs: 50, type: 'tool' });
	const extentOf = (...spans: Parameters<typeof buildTree>[0]) => {
		const { root, startTimeNs } = buildTree(spans);
		const epochMs = Number((startTimeNs - spanOf('epoch').startTimeNs) / 1_000_000n);
		return [epochMs + (root?.start ?? Number.NaN) / 1e6, epochMs + (root?.end ?? Number.NaN) / 1e6];
	};

	it('lasts as long as what it set off', () => {
		expect(extentOf(tool, prompt, call)).toEqual([100, 650]);
		const { root } = buildTree([tool, prompt, call]);
		expect(root?.span).toEqual({ ...prompt, endTimeNs: tool.endTimeNs });
	});

	it('began with the earliest of it, where clocks differ', () => {
		expect(extentOf(prompt, { ...call, startTimeNs: prompt.startTimeNs - 5_000_000n })).toEqual([95, 500]);
	});

	it.each([
		['a workflow that ended', { durationMs: 10 }, 110],
		['a moment of another type', { type: 'tool' }, 100],
	] as const)('%s keeps its own end', (_, changes, end) => {
		const top = spanOf('prompt', { type: 'workflow', startMs: 100, durationMs: 0, usage: null, ...changes });
		expect(extentOf(top, call)).toEqual([100, end]);
	});

	it('alone it takes no time', () => {
		expect(extentOf(prompt)).toEqual([100, 100]);
	});
});
