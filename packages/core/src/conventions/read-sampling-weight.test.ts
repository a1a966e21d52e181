import { expect, test } from 'vitest';
import type { AttributeValue } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { normaliseSpan } from './normalise-span.ts';

const states: readonly (readonly [traceState: string, weight: number | null])[] = [
	['', null],
	['ot=th:0', 1],
	['ot=th:8', 2], // 1 − 8/16 = 1/2
	['ot=th:c', 4], // 1 − 12/16 = 1/4
	['ot=th:c;rv:d29d6a7215ced0', 4],
	['vendor=a:b,ot=rv:d29d6a7215ced0;th:e', 8],
	['vendor=a , ot=th:fd70a3d70a3d71', 100],
	['ot=p:2', 4],
	['ot=p:2;r:40', 4],
	['ot=p:0', 1],
	['ot=p:63', null],
	['ot=th:', null],
	['ot=th:xyz', null],
	['ot=th:ffffffffffffff', null], // one in 2^56: nobody samples so
	['other=th:c', null],
	['dd=s:1;th:c', null],
];

test.each(states)('tracestate "%s" stands for %s spans', (traceState, weight) => {
	const { samplingWeight } = normaliseSpan(sampleRawSpan({}, { traceState }));
	if (weight === null) expect(samplingWeight).toBeNull();
	else expect(samplingWeight).toBeCloseTo(weight, 6);
});

const attributes: readonly (readonly [key: string, value: AttributeValue, weight: number | null])[] = [
	['sampling.probability', 0.25, 4],
	['sampling.probability', '0.1', 10],
	['sampling.probability', 1, 1],
	['sampling.probability', 0, null],
	['sampling.probability', 4, null],
	['sampling.rate', 0.5, 2],
	['sampling.rate', 20, 20],
	['sampling_rate', '0.01', 100],
	['SampleRate', 20, 20],
	['SampleRate', 0, null],
	['sampling.weight', 12.5, 12.5],
	['sampling.weight', 1e9, null],
	['sampling.weight', Number.NaN, null],
];

test.each(attributes)('%s = %s: weight %s', (key, value, weight) => {
	expect(normaliseSpan(sampleRawSpan({ [key]: value })).samplingWeight).toBe(weight);
	expect(normaliseSpan(sampleRawSpan({ [key]: value, 'llm.model': 'gpt-4o' })).samplingWeight).toBe(weight);
});

test('the trace state, which samplers keep true, beats attributes', () => {
	const span = sampleRawSpan({ 'sampling.probability': 0.5 }, { traceState: 'ot=th:c' });
	expect(normaliseSpan(span).samplingWeight).toBe(4);
});
