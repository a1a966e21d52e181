import type { CostReport } from '@spanledger/api/costs/cost-shape';
import { expect, it } from 'vitest';
import { changeOf, coverageOf } from './coverage.ts';

type Row = CostReport['rows'][number];
/** Only what coverage looks at. */
const report = (calls: number, unpricedCalls: number, costUsd: string, nameless: string | null, other = '0') => ({
	total: { calls, unpricedCalls, costUsd } as CostReport['total'],
	rows: [
		...(nameless === null ? [] : [{ key: null, other: false, costUsd: nameless } as Row]),
		{ key: null, other: true, costUsd: other } as Row,
	],
});

it.each([
	['all', report(10, 0, '5', null), { priced: 1, attributed: 1 }],
	['a part', report(1000, 8, '100', '2.5'), { priced: 0.992, attributed: 0.975 }],
	// The capped remainder has names; only its row has none.
	['the remainder', report(10, 0, '5', null, '4'), { priced: 1, attributed: 1 }],
	['an empty bill', report(0, 0, '0', null), { priced: null, attributed: null }],
])('of %s', (_name, input, expected) => {
	expect(coverageOf(input)).toEqual(expected);
});

it('calls that told no usage are neither priced nor unpriced', () => {
	expect(coverageOf(report(100, 10, '5', null), 80).priced).toBe(0.5);
	expect(coverageOf(report(100, 0, '0', null), 100).priced).toBeNull();
});

it.each([
	['112', '100', '+12 %'],
	['97', '100', '−3 %'],
	['100.2', '100', '± 0 %'],
	['7.08', '1.73', '4.1 ×'],
	['0', '5', '−100 %'],
	['5', '0', null],
	['5', null, null],
])('%s after %s is %s', (now, before, change) => {
	expect(changeOf(now, before)).toBe(change);
});
