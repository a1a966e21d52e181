import { expect, it } from 'vitest';
import { stripes, stripesBackground } from './stripes.ts';
import { fitWindow, isWhole, pan, percentAt, ticksIn, windowFrom, windowText, zoom } from './time-window.ts';

const extent = 1_000_000;
const whole = { fromUs: 0, toUs: extent };

it('zooms around a moment that stays where it is', () => {
	const near = zoom(whole, 0.5, 250_000, extent);
	expect(near).toEqual({ fromUs: 125_000, toUs: 625_000 });
	expect(percentAt(near, 250_000)).toBe(percentAt(whole, 250_000));
});

it('never leaves the trace, nor goes nearer than ten microseconds', () => {
	expect(zoom({ fromUs: 0, toUs: 500_000 }, 4, 0, extent)).toEqual(whole);
	expect(zoom(whole, 1e-9, 999_999, extent)).toEqual({ fromUs: 999_990, toUs: 1_000_000 });
	expect(fitWindow({ fromUs: 5, toUs: 5 }, 2)).toEqual({ fromUs: 0, toUs: 2 });
	expect(isWhole(fitWindow({ fromUs: -5, toUs: 2 * extent }, extent), extent)).toBe(true);
});

it('takes for the whole what lacks some µs of it after turns in and out', () => {
	expect(isWhole({ fromUs: 0, toUs: extent - 3 }, extent)).toBe(true);
	expect(isWhole({ fromUs: 0, toUs: extent * 0.999 }, extent)).toBe(false);
});

it('pans by a share of its width, up to the ends', () => {
	const middle = { fromUs: 400_000, toUs: 600_000 };
	expect(pan(middle, 0.5, extent)).toEqual({ fromUs: 500_000, toUs: 700_000 });
	expect(pan(middle, -9, extent)).toEqual({ fromUs: 0, toUs: 200_000 });
});

it.each([
	['1-2.5', { fromUs: 1_000, toUs: 2_500 }],
	['5-5', null],
	['9-3', null],
	['a-b', null],
	['', null],
])('the URL says %s', (text, window) => {
	expect(windowFrom(text)).toEqual(window);
	if (window !== null) expect(windowText(window)).toBe(text);
});

it.each([
	[{ fromUs: 0, toUs: 2_310_000 }, 4, [0, 1_000_000, 2_000_000]],
	[{ fromUs: 130, toUs: 190 }, 3, [140, 160, 180]],
	[{ fromUs: 0, toUs: 100 }, 5, [0, 20, 40, 60, 80, 100]],
	[{ fromUs: 7, toUs: 7 }, 4, [7]],
])('round marks in %o', (window, count, marks) => {
	expect(ticksIn(window, count)).toEqual(marks);
});

it('stretches out of sight are left out, those that touch are one', () => {
	const window = { fromUs: 100, toUs: 200 };
	expect(stripes([0, 50, 90, 110, 120, 130, 130.1, 140, 190, 500, 300, 400], window)).toEqual([
		[0, 10],
		[20, 40],
		[90, 100],
	]);
	expect(stripes([], window)).toEqual([]);
});

it('5,000 stretches cover what they cover, not what lies between', () => {
	const every = (length: number) =>
		Array.from({ length: 10_000 }, (_, at) => Math.floor(at / 2) * 200 + (at % 2) * length);
	const window = { fromUs: 0, toUs: 1_000_000 };
	expect(stripes(every(20), window)).toEqual([]); // a tenth of it
	expect(stripes(every(180), window)).toEqual([[0, 100]]);
	// zoomed to three of them, each is seen
	expect(stripes(every(20), { fromUs: 0, toUs: 600 })).toHaveLength(3);
});

it('a background of one element', () => {
	expect(stripesBackground([[10, 20]], 'red')).toBe(
		'linear-gradient(to right, transparent 0%, transparent 10.00%, red 10.00%, red 20.00%, transparent 20.00%)',
	);
});
