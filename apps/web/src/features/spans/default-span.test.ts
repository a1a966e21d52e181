import type { TreeSpan } from '@spanledger/api/traces/pack-spans';
import { expect, it } from 'vitest';
import { defaultSpan } from './default-span.ts';

const root: Partial<TreeSpan> = {
	spanId: 'root',
	parentSpanId: null,
	offsetMs: 0,
	durationMs: 100,
	selfTimeMs: 5,
	status: 'ok',
	costUsd: null,
};
/** Only what the choice looks at. */
const spans = (...parts: Partial<TreeSpan>[]) => parts.map((part) => ({ ...root, ...part }) as TreeSpan);

it.each([
	['the first', [{ selfTimeMs: 0 }, { spanId: 'b', selfTimeMs: 0 }], 'root'],
	['the longest step', [{}, { spanId: 'slow', selfTimeMs: 90 }], 'slow'],
	[
		'the dearest call',
		[
			{},
			{ spanId: 'cheap', costUsd: '0.0001', usageCounted: true },
			{ spanId: 'dear', costUsd: '0.02', usageCounted: true },
		],
		'dear',
	],
	[
		'the error under the error that passed it on',
		[
			{ status: 'error' as const },
			{ spanId: 'tool', parentSpanId: 'root', status: 'error' as const, durationMs: 40 },
			{ spanId: 'dear', costUsd: '0.02', usageCounted: true },
		],
		'tool',
	],
])('opens %s', (_name, parts, spanId) => {
	expect(defaultSpan(spans(...parts))?.spanId).toBe(spanId);
});

it('has nothing to open in an empty trace', () => {
	expect(defaultSpan([])).toBeNull();
});
