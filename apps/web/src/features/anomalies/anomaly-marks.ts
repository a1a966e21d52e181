import type { Anomaly } from './use-anomalies.ts';

/**
 * Which of a chart's bars hold a day that stands out, and what to say of it, by the bar's place. `starts` are the bars' first moments in
 * order; a bar reaches to the next one, the last to `end`.
 */
export function anomalyMarks(
	anomalies: readonly Pick<Anomaly, 'dimension' | 'key' | 'dayStart' | 'standsOut'>[],
	starts: readonly string[],
	end: string,
): Map<number, string> {
	const found = new Map<number, string[]>();
	const edges = [...starts, end].map((time) => Date.parse(time));
	for (const { dimension, key, dayStart, standsOut } of anomalies) {
		if (!standsOut) continue;
		const place = edges.findLastIndex((edge) => edge <= dayStart.getTime());
		if (place < 0 || place >= starts.length) continue;
		found.set(place, [...(found.get(place) ?? []), `${dimension} ${key}`]);
	}
	return new Map([...found].map(([place, names]) => [place, names.join(', ')]));
}
