import { expect, it } from 'vitest';
import { metricWindow } from './metric-window.ts';

const now = new Date('2026-11-20T12:34:56Z');
const ns = (hoursAgo: number): bigint => BigInt(now.getTime() - hoursAgo * 3_600_000) * 1_000_000n;

it.each([
	[0.25, 60, 'minute'],
	[1, 60, 'minute'],
	[6, 300, 'minute'],
	[24, 900, 'quarter'],
	[168, 3_600, 'quarter'],
	[720, 21_600, 'quarter'],
	[24 * 400, 86_400, 'quarter'],
] as const)('%d h are drawn in steps of %d s', (hours, seconds, grain) => {
	expect(metricWindow({ from: ns(hours) }, now)).toMatchObject({ stepMs: seconds * 1000, grain });
});

it('minutes of long ago are gone', () => {
	expect(metricWindow({ from: ns(72), to: ns(71) }, now)).toMatchObject({ stepMs: 900_000, grain: 'quarter' });
});

it('the range is widened to whole steps', () => {
	const { from, to } = metricWindow({ from: ns(24) }, now);
	expect([from.toISOString(), to.toISOString()]).toEqual(['2026-11-19T12:30:00.000Z', '2026-11-20T12:45:00.000Z']);
});
