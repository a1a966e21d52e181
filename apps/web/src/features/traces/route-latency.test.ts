import { expect, test } from 'vitest';
import { routeLatencyHref } from './route-latency.ts';

const now = new Date('2026-11-18T12:00:00Z');

test.each([
	['2026-11-18T11:00:00Z', 'range=24h'],
	['2026-11-17T11:00:00Z', 'range=7d'],
	['2026-11-01T00:00:00Z', 'range=30d'],
	['2026-08-10T00:00:00Z', 'from=2026-08-07T00%3A00%3A00.000Z&to=2026-08-14T00%3A00%3A00.000Z'],
])('the range of a trace of %s', (startTime, range) => {
	expect(routeLatencyHref('shop', '/v1/ask', startTime, now)).toBe(`/shop/latency?route=%2Fv1%2Fask&${range}`);
});
