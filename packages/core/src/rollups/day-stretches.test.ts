import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayStretches } from './day-stretches.ts';

const quarterMs = 900_000;
const dayQuarters = 96;
const at = (text: string) => Date.parse(`2026-11-${text}Z`);

it('reads nothing but days where intervals begin at midnight', () => {
	const days = [at('10T00:00'), at('11T00:00'), at('12T00:00')];
	expect(dayStretches(days)).toEqual([
		{ grain: 'day', fromMs: days[0], toMs: days[1], addsTo: 0, takenFrom: null },
		{ grain: 'day', fromMs: days[1], toMs: days[2], addsTo: 1, takenFrom: null },
	]);
});

it('puts right by the quarter hour what lies between a bound and the nearest midnight', () => {
	// a day of Kathmandu begins at 18:15 UTC, a quarter of a day before midnight; one of New York at 05:00, after it
	const [kathmandu, newYork] = [at('10T18:15'), at('12T05:00')];
	expect(dayStretches([at('10T00:00'), kathmandu, newYork])).toEqual([
		{ grain: 'day', fromMs: at('10T00:00'), toMs: at('11T00:00'), addsTo: 0, takenFrom: null },
		{ grain: 'day', fromMs: at('11T00:00'), toMs: at('12T00:00'), addsTo: 1, takenFrom: null },
		{ grain: 'quarter', fromMs: kathmandu, toMs: at('11T00:00'), addsTo: 1, takenFrom: 0 },
		{ grain: 'quarter', fromMs: at('12T00:00'), toMs: newYork, addsTo: 1, takenFrom: null },
	]);
});

it('gives every interval exactly its quarter hours, wherever the bounds lie', () => {
	const bounds = fc
		.uniqueArray(fc.integer({ min: 0, max: 5 * dayQuarters }), { minLength: 2, maxLength: 9 })
		.map((quarters) => quarters.toSorted((a, b) => a - b).map((quarter) => quarter * quarterMs));
	fc.assert(
		fc.property(bounds, (asked) => {
			const counts = asked.slice(1).map(() => new Map<number, number>());
			const count = (interval: number | null, quarter: number, by: number) => {
				const counted = interval === null ? undefined : counts[interval];
				if (counted !== undefined) counted.set(quarter, (counted.get(quarter) ?? 0) + by);
			};
			for (const { grain, fromMs, toMs, addsTo, takenFrom } of dayStretches(asked)) {
				if (grain === 'day')
					expect([fromMs % (dayQuarters * quarterMs), toMs % (dayQuarters * quarterMs)]).toEqual([0, 0]);
				for (let quarter = fromMs / quarterMs; quarter < toMs / quarterMs; quarter++) {
					count(addsTo, quarter, 1);
					count(takenFrom, quarter, -1);
				}
			}
			for (const [interval, counted] of counts.entries()) {
				const own = [...counted].filter(([, times]) => times !== 0).toSorted(([a], [b]) => a - b);
				const [first = 0, end = 0] = asked.slice(interval, interval + 2).map((ms) => ms / quarterMs);
				expect(own).toEqual(Array.from({ length: end - first }, (_, index) => [first + index, 1]));
			}
		}),
	);
});
