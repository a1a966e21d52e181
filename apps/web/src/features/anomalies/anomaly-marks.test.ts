import { expect, it } from 'vitest';
import { anomalyMarks } from './anomaly-marks.ts';

const anomaly = (day: string, key: string, standsOut = true) =>
	({ dimension: 'feature', key, dayStart: new Date(`${day}T00:00:00Z`), standsOut }) as const;
const starts = ['2026-11-18T00:00:00Z', '2026-11-19T00:00:00Z', '2026-11-20T00:00:00Z'];
const end = '2026-11-21T00:00:00Z';

it('a bar is marked with every key that stands out in it', () => {
	const anomalies = [anomaly('2026-11-19', 'search'), anomaly('2026-11-19', 'chat'), anomaly('2026-11-20', 'chat')];
	expect([...anomalyMarks(anomalies, starts, end)]).toEqual([
		[1, 'feature search, feature chat'],
		[2, 'feature chat'],
	]);
});

it('what fell back and what lies outside marks nothing', () => {
	const anomalies = [
		anomaly('2026-11-19', 'search', false),
		anomaly('2026-11-17', 'chat'),
		anomaly('2026-11-21', 'chat'),
	];
	expect(anomalyMarks(anomalies, starts, end).size).toBe(0);
});
