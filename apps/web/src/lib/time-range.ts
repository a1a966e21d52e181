/** The windows people ask for; the key stands in the URL. */
export const rangePresets = {
	'15m': { label: 'Last 15 minutes', ms: 15 * 60_000 },
	'1h': { label: 'Last hour', ms: 3_600_000 },
	'6h': { label: 'Last 6 hours', ms: 6 * 3_600_000 },
	'24h': { label: 'Last 24 hours', ms: 86_400_000 },
	'7d': { label: 'Last 7 days', ms: 7 * 86_400_000 },
	'14d': { label: 'Last 14 days', ms: 14 * 86_400_000 },
	'30d': { label: 'Last 30 days', ms: 30 * 86_400_000 },
} as const;
export type RangePreset = keyof typeof rangePresets;
export const rangePresetKeys = Object.keys(rangePresets) as RangePreset[];

/** A preset, or an explicit window (ISO times, `to` exclusive). */
export type TimeRange = { preset: RangePreset } | { from: string; to: string };

/** The instants of a range. A preset has an open end, so that what arrives later still falls inside. */
export function resolveRange(range: TimeRange, now: Date): { from: string; to: string | null } {
	if ('from' in range) return range;
	const start = now.getTime() - rangePresets[range.preset].ms;
	return { from: new Date(start).toISOString(), to: null };
}

/** How long a range is, in ms. */
export function rangeLength(range: TimeRange): number {
	return 'from' in range ? Date.parse(range.to) - Date.parse(range.from) : rangePresets[range.preset].ms;
}

export const intervals = ['hour', 'day', 'week', 'month'] as const;
export type Interval = (typeof intervals)[number];

/** The bucket that gives a readable number of bars: hours up to two days, days up to three months, else months. */
export function defaultInterval(range: TimeRange): Interval {
	const days = rangeLength(range) / 86_400_000;
	if (days <= 2) return 'hour';
	return days <= 92 ? 'day' : 'month';
}
