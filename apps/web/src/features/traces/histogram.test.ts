import { expect, it } from 'vitest';
import { draggedRange, histogramBars } from './histogram.ts';

const hours = {
	stepMinutes: 60,
	from: '2026-11-20T10:20:00.000Z',
	to: '2026-11-20T13:20:00.000Z',
	countedFrom: '2026-11-20T10:20:00.000Z',
	counts: [{ start: '2026-11-20T11:00:00.000Z', traces: 3, errors: 1 }],
};

it('draws a bar for every step, empty ones too', () => {
	const bars = histogramBars(hours, 'UTC');
	expect(bars.map(({ start, traces, errors }) => `${start.slice(11, 16)} ${traces} ${errors}`)).toEqual([
		'10:00 0 0',
		'11:00 3 1',
		'12:00 0 0',
		'13:00 0 0',
	]);
	expect(bars.every(({ isCounted }) => isCounted)).toBe(true);
	expect(bars.at(-1)?.end).toBe(hours.to);
});

it('follows a zone that is half an hour off', () => {
	const counts = [{ start: '2026-11-20T11:30:00.000Z', traces: 1, errors: 0 }];
	expect(histogramBars({ ...hours, counts }, 'Asia/Kolkata')[1]?.start).toBe('2026-11-20T10:30:00.000Z');
});

it('says which bars nobody had the time to count', () => {
	const bars = histogramBars({ ...hours, countedFrom: '2026-11-20T12:00:00.000Z' }, 'UTC');
	expect(bars.map(({ isCounted }) => isCounted)).toEqual([false, false, true, true]);
});

it('takes days of the zone', () => {
	const days = { ...hours, stepMinutes: 1_440, to: '2026-11-22T12:00:00.000Z', counts: [] };
	expect(histogramBars(days, 'Europe/Berlin').map(({ start }) => Date.parse(start))).toContain(
		Date.parse('2026-11-20T23:00:00Z'),
	);
});

it('marks from bar to bar, whichever way the drag went', () => {
	const bars = histogramBars(hours, 'UTC');
	const range = { from: '2026-11-20T11:00:00.000Z', to: '2026-11-20T13:00:00.000Z' };
	expect(draggedRange(bars, 1, 2)).toEqual(range);
	expect(draggedRange(bars, 2, 1)).toEqual(range);
	expect(draggedRange([], 0, 0)).toBeNull();
});
