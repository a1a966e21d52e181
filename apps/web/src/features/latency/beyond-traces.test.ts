import { expect, it } from 'vitest';
import { beyondTraces } from './beyond-traces.ts';

const steps = [{ p99Ms: 900 }, { p99Ms: 1_000 }];

it('names the stages that are longer than any trace, once each', () => {
	const hours = [3, 4].map((hours) => ({ stage: 'llm', p95Ms: hours * 3_600_000 }));
	expect(beyondTraces([...hours, { stage: 'tool', p95Ms: 300 }], steps)).toEqual({ longestMs: 1_000, stages: ['llm'] });
});

it('a stage that is the whole trace is not longer, whatever its histogram rounds to', () => {
	expect(beyondTraces([{ stage: 'llm', p95Ms: 1_040 }], steps).stages).toEqual([]);
	expect(beyondTraces([], [])).toEqual({ longestMs: 0, stages: [] });
});
