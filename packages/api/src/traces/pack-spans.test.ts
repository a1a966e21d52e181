import { expect, it } from 'vitest';
import { packSpans, type TreeSpan, unpackSpans } from './pack-spans.ts';

const span = (at: number, parts: Partial<TreeSpan> = {}): TreeSpan => ({
	spanId: at.toString(16).padStart(16, '0'),
	parentSpanId: at === 0 ? null : '0000000000000000',
	name: `step ${at % 3}`,
	type: 'tool',
	stage: 'tool',
	offsetMs: at * 1.5,
	durationMs: 2,
	selfTimeMs: 2,
	onCriticalPath: at % 2 === 0,
	status: 'unset',
	statusMessage: null,
	provider: null,
	requestModel: null,
	responseModel: null,
	usage: null,
	usageSource: null,
	usageCounted: null,
	costUsd: null,
	unpricedReason: null,
	finishReasons: [],
	timeToFirstTokenMs: null,
	toolName: null,
	promptName: null,
	promptVersion: null,
	...parts,
});

it.each([0, 1, 2, 3, 200])('%d spans come back as they were', (count) => {
	const spans = Array.from({ length: count }, (_, at) =>
		span(at, at % 7 === 3 ? { finishReasons: ['stop'], costUsd: '0.01' } : {}),
	);
	expect(unpackSpans(JSON.parse(JSON.stringify(packSpans(spans))))).toEqual(spans);
});

it('what repeats is sent once', () => {
	const spans = Array.from({ length: 1000 }, (_, at) => span(at));
	expect(JSON.stringify(packSpans(spans)).length).toBeLessThan(JSON.stringify(spans).length / 5);
});
