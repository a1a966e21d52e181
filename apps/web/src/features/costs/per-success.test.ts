import { expect, it } from 'vitest';
import { perSuccess } from './per-success.ts';

it.each([
	// 10 requests at $0.10: 6 succeeded, 2 failed, 2 unknown → 1 ÷ 6, 80 % judged
	[
		'the worked example',
		{ costUsd: '1', traces: 10, successes: 6, failures: 2, unpricedCalls: 0 },
		'0.166666666666',
		0.8,
	],
	['only failures', { costUsd: '1', traces: 2, successes: 0, failures: 2, unpricedCalls: 0 }, null, 1],
	['nothing but unpriced calls', { costUsd: '0', traces: 2, successes: 2, failures: 0, unpricedCalls: 4 }, null, 1],
])('%s', (_, row, usd, judged) => {
	expect(perSuccess(row)).toMatchObject({ usd, judged });
});

it('says nothing where nobody judged', () => {
	expect(perSuccess({ costUsd: '1', traces: 10, successes: 0, failures: 0, unpricedCalls: 0 })).toBeNull();
});
