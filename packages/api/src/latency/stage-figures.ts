import { type Percentiles, summariseHistogram } from '@spanledger/core/latency/summarise-histogram';
import type { KeyedHistogram } from '@spanledger/db/latency/read-histograms';
import type { LatencySum } from '@spanledger/db/latency/sum-latency';

/** A stage over a range: its elapsed time, and its part of the critical path. */
export type StageFigures = Percentiles & {
	stage: string;
	criticalMs: number;
	/** Of all stages together: the shares sum to 1; 0 where nothing is known of the path. */
	share: number;
};

/** The stages of one route (or of all), those with the most of the time first. */
export function stageFigures(histograms: readonly KeyedHistogram[], sums: readonly LatencySum[]): StageFigures[] {
	const critical = new Map(sums.map(({ key, totalMs }) => [key, totalMs]));
	const total = [...critical.values()].reduce((sum, ms) => sum + ms, 0);
	return histograms
		.map(({ key, histogram }) => {
			const criticalMs = critical.get(key) ?? 0;
			return {
				stage: key,
				...summariseHistogram(histogram),
				criticalMs,
				share: total === 0 ? 0 : criticalMs / total,
			};
		})
		.sort((a, b) => b.criticalMs - a.criticalMs || (a.stage < b.stage ? -1 : 1));
}
