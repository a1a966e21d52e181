import type { CostReport } from '@spanledger/api/costs/cost-shape';
import { expect, it } from 'vitest';
import { costCsv } from './cost-csv.ts';

const usage = {
	inputTokens: 10,
	outputTokens: 2,
	cacheReadTokens: 0,
	cacheWriteTokens: 0,
	reasoningTokens: 0,
	audioInputTokens: 0,
	audioOutputTokens: 0,
	totalTokens: 12,
};
const sums = {
	calls: 2,
	errors: 0,
	traces: 2,
	successes: 1,
	failures: 0,
	usage,
	costUsd: '0.000000000001',
	unpricedCalls: 0,
	estimatedCalls: null,
	estimatedCostUsd: null,
	users: 1,
	features: null,
};
const row = (key: string | null) => ({ key, other: false, bucket: null, ...sums });
const report: CostReport = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z', rows: [], total: sums };
const names = (text: string) => text.split('\r\n').map((line) => line.split(',2026')[0]);

it.each([
	['acme', 'acme'],
	['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
	['+1', "'+1"],
	['-1', "'-1"],
	['@SUM', "'@SUM"],
	['Smith, Inc', '"Smith, Inc"'],
	[null, '(unattributed)'],
])('a row of %s is named %s', (key, name) => {
	expect(names(costCsv({ ...report, rows: [row(key)] }, 'tenant'))[1]).toBe(name);
});

it('keeps every digit and ends with the total', () => {
	const lines = costCsv({ ...report, rows: [row('a')] }, 'tenant')
		.trimEnd()
		.split('\r\n');
	expect(lines[0]).toMatch(/^tenant,from,to,cost_usd,/);
	expect(lines[2]).toBe(
		'(total),2026-11-01T00:00:00Z,2026-11-02T00:00:00Z,0.000000000001,2,2,0,0,10,0,0,2,0,0,0.000000000001,1,0,1,',
	);
});
