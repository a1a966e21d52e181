import { describe, expect, it } from 'vitest';
import { picoUsdFrom } from '../money/pico-usd.ts';
import { judgeDay } from './judge-day.ts';
import { judgeDays } from './judge-days.ts';

const hours = 24;
const days = 90;

/** Random numbers from a seed: mulberry32. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

type Product = {
	/** Times the usual that something runs wild from 9 to 17 h. */
	wild: number;
	/** What a day of the weekend is, of a weekday. */
	weekend: number;
	/** Days in which it grows by its size of the first day. */
	doublesIn: number;
};

/** Ninety days of a growing product: office hours, quiet weekends, noise of a tenth; and on `planted` days something runs wild. */
function generate(seed: number, planted: ReadonlySet<number>, { wild, weekend, doublesIn }: Product): number[][] {
	const random = randomFrom(seed);
	const noise = () => 1 + 0.15 * (random() + random() + random() + random() - 2);
	return Array.from({ length: days }, (_, day) => {
		const size = 40 * (1 + day / doublesIn) * (day % 7 > 4 ? weekend : 1) * noise();
		return Array.from({ length: hours }, (__, hour) => {
			const share = (hour >= 8 && hour < 20 ? 6 : 1) / 84;
			return size * share * noise() * (planted.has(day) && hour >= 9 && hour < 17 ? wild : 1);
		});
	});
}

/** Twelve days of ninety, weekends too; not of the first week, when nothing can be said yet. */
function plant(seed: number): Set<number> {
	const random = randomFrom(seed * 77);
	const planted = new Set<number>();
	while (planted.size < 12) planted.add(8 + Math.floor(random() * (days - 8)));
	return planted;
}

const toHour = (day: readonly number[], hour: number) =>
	day.slice(0, hour + 1).reduce((sum, amount) => sum + amount, 0);

/** The days that stand out at any hour, looked at hour by hour as the watcher does. */
function standOut(series: readonly number[][]): number[] {
	const found = new Set<number>();
	for (let hour = 0; hour < hours; hour++) {
		const sums = new Map(series.map((day, slot) => [slot, picoUsdFrom(toHour(day, hour).toFixed(12))]));
		for (const { slot, standsOut } of judgeDays(sums, [...sums.keys()], 0)) if (standsOut) found.add(slot);
	}
	return [...found];
}

const products: { name: string; product: Product }[] = [
	{ name: 'five times the usual', product: { wild: 5, weekend: 0.45, doublesIn: 200 } },
	{ name: 'three times the usual', product: { wild: 3, weekend: 0.45, doublesIn: 200 } },
	{ name: 'hardly anything at weekends', product: { wild: 3, weekend: 0.2, doublesIn: 200 } },
	{ name: 'weekends like other days', product: { wild: 3, weekend: 1, doublesIn: 200 } },
	{ name: 'a product that doubles in ninety days', product: { wild: 3, weekend: 0.45, doublesIn: 90 } },
];

describe('judgeDay', () => {
	it.each(products.flatMap((one) => [1, 2, 3, 4, 5, 6].map((seed) => ({ ...one, seed }))))(
		'$name: ten of twelve planted days in ninety are found, and two others at most (seed $seed)',
		({ product, seed }) => {
			const planted = plant(seed);
			const found = standOut(generate(seed, planted, product));
			expect(found.filter((day) => planted.has(day)).length).toBeGreaterThanOrEqual(10);
			expect(found.filter((day) => !planted.has(day)).length).toBeLessThanOrEqual(2);
		},
	);

	const weeks = (of: (weekday: number) => number) => Array.from({ length: 28 }, (_, index) => of(index % 7));
	it.each([
		{
			name: 'a Saturday like three Saturdays, though a Monday costs as much',
			today: 30,
			before: weeks((day) => (day === 0 || day === 6 ? 10 : 30)), // today is a day 0
			isFound: true,
		},
		{ name: 'a Monday like each Monday', today: 60, before: weeks((day) => (day === 0 ? 60 : 10)), isFound: false },
		{ name: 'a Monday like three Mondays', today: 180, before: weeks((day) => (day === 0 ? 60 : 10)), isFound: true },
	])('$name', ({ today, before, isFound }) => {
		expect(judgeDay({ today, before })?.standsOut).toBe(isFound);
	});

	const steady = [10, 11, 9, 10, 10.5, 9.5, 10];
	it.each([
		{ name: 'a day like the others', today: 11.5, before: steady, isFound: false },
		{ name: 'three times the usual', today: 30, before: steady, isFound: true },
		{ name: 'only six days to compare', today: 30, before: steady.slice(1), isFound: false },
		{ name: 'ten times nothing much', today: 4.99, before: [0.5, 0.4, 0.5, 0.6, 0.5, 0.5, 0.4], isFound: false },
		{ name: 'the first spend of a key that cost nothing', today: 6, before: [0, 0, 0, 0, 0, 0, 0], isFound: true },
		{ name: 'less than a fifth more, however even the days', today: 119, before: Array(7).fill(100), isFound: false },
		{ name: 'two fifths more on days that never differ', today: 140, before: Array(7).fill(100), isFound: true },
		{ name: 'one odd day among the earlier ones changes nothing', today: 30, before: [...steady, 500], isFound: true },
		{
			name: 'a wild series hides what is ordinary for it',
			today: 30,
			before: [5, 40, 10, 60, 20, 2, 35],
			isFound: false,
		},
	])('$name', ({ today, before, isFound }) => {
		expect(judgeDay({ today, before })?.standsOut === true).toBe(isFound);
	});
});
