import { describe, expect, it } from 'vitest';
import { judgeDay } from './judge-day.ts';

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

/** Ninety days of a growing product: office hours, quiet weekends, noise; and on `planted` days something runs wild from 9 to 17 h. */
function generate(seed: number, planted: ReadonlySet<number>): number[][] {
	const random = randomFrom(seed);
	const noise = () => 1 + 0.15 * (random() + random() + random() + random() - 2);
	return Array.from({ length: days }, (_, day) => {
		const weekend = day % 7 > 4 ? 0.45 : 1;
		const size = 40 * (1 + day / 200) * weekend * noise();
		return Array.from({ length: hours }, (__, hour) => {
			const share = (hour >= 8 && hour < 20 ? 6 : 1) / 84;
			const wild = planted.has(day) && hour >= 9 && hour < 17 ? 5 : 1;
			return size * share * noise() * wild;
		});
	});
}

const toHour = (day: readonly number[], hour: number) =>
	day.slice(0, hour + 1).reduce((sum, amount) => sum + amount, 0);

/** The days that stand out at any hour, looked at hour by hour as the watcher does, against the 28 days before. */
function standOut(series: readonly number[][]): number[] {
	const found: number[] = [];
	for (const [index, day] of series.entries()) {
		const before = series.slice(Math.max(0, index - 28), index);
		const hit = day.some((_, hour) => {
			const question = { today: toHour(day, hour), before: before.map((other) => toHour(other, hour)) };
			return judgeDay(question)?.standsOut === true;
		});
		if (hit) found.push(index);
	}
	return found;
}

describe('judgeDay', () => {
	it.each([1, 2, 3, 4, 5, 6, 7, 8])(
		'finds ten of twelve planted days in ninety, with at most two false (seed %i)',
		(seed) => {
			const planted = new Set([14, 20, 27, 33, 38, 45, 51, 57, 64, 70, 78, 86]);
			const found = standOut(generate(seed, planted));
			expect(found.filter((day) => planted.has(day)).length).toBeGreaterThanOrEqual(10);
			expect(found.filter((day) => !planted.has(day)).length).toBeLessThanOrEqual(2);
		},
	);

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
