import { describe, expect, it } from 'vitest';
import { chargebackMonths } from './chargeback-months.ts';

describe('months to charge', () => {
	it('begin with the one under way, across a year', () => {
		const months = chargebackMonths(new Date('2027-01-10T00:00:00Z'), 'UTC');
		expect(months.slice(0, 2)).toEqual([
			{ value: '2027-01', label: 'January 2027, so far' },
			{ value: '2026-12', label: 'December 2026' },
		]);
		expect(months).toHaveLength(14);
		expect(new Set(months.map(({ value }) => value)).size).toBe(14);
	});

	it.each([
		['Pacific/Auckland', '2026-12'],
		['UTC', '2026-11'],
		['Pacific/Honolulu', '2026-11'],
	])('are those of %s', (zone, first) => {
		expect(chargebackMonths(new Date('2026-11-30T12:00:00Z'), zone)[0]?.value).toBe(first);
	});
});
