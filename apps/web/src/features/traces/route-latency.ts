import { rangePresets } from '../../lib/time-range.ts';

const presets = ['24h', '7d', '30d'] as const;
const dayMs = 86_400_000;

/** The latency page of a route, over a range that holds a trace which began then: one that ends now where it can. */
export function routeLatencyHref(slug: string, route: string, startTime: string, now: Date): string {
	const start = Date.parse(startTime);
	const preset = presets.find((key) => now.getTime() - start < rangePresets[key].ms);
	const range = preset === undefined ? daysAround(start) : { range: preset };
	return `/${slug}/latency?${new URLSearchParams({ route, ...range })}`;
}

const daysAround = (start: number): { from: string; to: string } => ({
	from: new Date(start - 3 * dayMs).toISOString(),
	to: new Date(start + 4 * dayMs).toISOString(),
});
