import type { CostReport } from '@spanledger/api/costs/cost-shape';
import { expect, it } from 'vitest';
import { draggedRange, histogramBars, histogramInterval } from './histogram.ts';

/** Only what a histogram looks at. */
const row = (bucket: string, traces: number, errors = 0) =>
	({ bucket, traces, calls: traces, errors }) as CostReport['rows'][number];

const report = {
	from: '2026-11-18T10:00:00Z',
	to: '2026-11-18T13:00:00Z',
	rows: [row('2026-11-18T10:00:00+00:00', 4, 1), row('2026-11-18T12:00:00+00:00', 7)],
};

it('has a bar for quiet hours too', () => {
	const bars = histogramBars(report, 'hour', 'UTC');
	expect(bars.map(({ requests, errors }) => [requests, errors])).toEqual([
		[4, 1],
		[0, 0],
		[7, 0],
	]);
	expect(bars.at(-1)?.end).toBe('2026-11-18T13:00:00Z');
});

it('turns a drag into a range, whichever way it went', () => {
	const bars = histogramBars(report, 'hour', 'UTC');
	const range = { from: '2026-11-18T10:00:00.000Z', to: '2026-11-18T12:00:00.000Z' };
	expect(draggedRange(bars, 0, 1)).toEqual(range);
	expect(draggedRange(bars, 1, 0)).toEqual(range);
	expect(draggedRange(bars, 0, 9)).toBeNull();
});

it('is left out of short windows', () => {
	expect(histogramInterval({ preset: '1h' })).toBeNull();
	expect(histogramInterval({ preset: '24h' })).toBe('hour');
	expect(histogramInterval({ preset: '30d' })).toBe('day');
});
