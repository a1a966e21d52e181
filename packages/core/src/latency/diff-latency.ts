import type { LatencySample } from './latency-sample.ts';
import { bucketIn, type LatencyTier, latencyTiers, utcDay } from './latency-tiers.ts';

type Place = Pick<LatencySample, 'kind' | 'route' | 'key'> & { bucketMs: number };
export type HistogramChange = Place & { logBucket: number; samples: number };
export type SumChange = Place & { samples: number; errors: number; totalUs: number };
export type LatencyChange = { histogram: HistogramChange[]; sums: SumChange[] };

type Samples = { before: readonly LatencySample[]; after: readonly LatencySample[] };

/**
 * What every tier changes by when traces that gave the samples `before` now give `after`; equal ones cancel out. Samples stored before
 * there were sums (no `us`) never added to them, so nothing is taken back.
 */
export function diffLatency(samples: Samples, nowMs: number): { tier: LatencyTier; change: LatencyChange }[] {
	const changes = new Map<LatencyTier['grain'], LatencyChange>();
	return latencyTiers.map((tier) => {
		// thousands of samples are a few hundred rows by then
		const finer = tier.summedFrom === null ? undefined : changes.get(tier.summedFrom);
		const change = finer === undefined ? fromSamples(tier, samples, nowMs) : fromFiner(finer);
		changes.set(tier.grain, change);
		return { tier, change };
	});
}

function fromSamples(tier: LatencyTier, { before, after }: Samples, nowMs: number): LatencyChange {
	const sum = createSum();
	const add = (sample: LatencySample, sign: 1 | -1) => {
		const bucketMs = bucketIn(tier, sample, nowMs);
		if (bucketMs === null) return;
		const { kind, route, key, logBucket, us } = sample;
		const place = { kind, route, key, bucketMs };
		const name = nameOf(place);
		if (logBucket !== null) sum.count(name, place, logBucket, sign);
		if (us !== undefined)
			sum.add(name, place, { samples: sign, errors: sample.error === true ? sign : 0, totalUs: sign * us });
	};
	for (const sample of before) add(sample, -1);
	for (const sample of after) add(sample, 1);
	return sum.change();
}

/** The same by UTC day: every measure adds up. */
function fromFiner({ histogram, sums }: LatencyChange): LatencyChange {
	const sum = createSum();
	const placeOf = ({ kind, route, key, bucketMs }: Place): Place => ({ kind, route, key, bucketMs: utcDay(bucketMs) });
	for (const row of histogram) {
		const place = placeOf(row);
		sum.count(nameOf(place), place, row.logBucket, row.samples);
	}
	for (const row of sums) {
		const place = placeOf(row);
		sum.add(nameOf(place), place, row);
	}
	return sum.change();
}

const nameOf = ({ kind, route, key, bucketMs }: Place): string => `${kind}\u0000${route}\u0000${key}\u0000${bucketMs}`;

/** Rows by name, summed in place: the hot loop of settling. */
function createSum() {
	const histogram = new Map<string, HistogramChange>();
	const sums = new Map<string, SumChange>();
	return {
		count(name: string, place: Place, logBucket: number, samples: number): void {
			const row = `${name}\u0000${logBucket}`;
			const known = histogram.get(row);
			if (known === undefined) histogram.set(row, { ...place, logBucket, samples });
			else known.samples += samples;
		},
		add(name: string, place: Place, { samples, errors, totalUs }: Omit<SumChange, keyof Place>): void {
			const known = sums.get(name) ?? { ...place, samples: 0, errors: 0, totalUs: 0 };
			sums.set(name, known);
			known.samples += samples;
			known.errors += errors;
			known.totalUs += totalUs;
		},
		/** Without the rows that do not change. */
		change: (): LatencyChange => ({
			histogram: [...histogram.values()].filter(({ samples }) => samples !== 0),
			sums: [...sums.values()].filter((row) => row.samples !== 0 || row.errors !== 0 || row.totalUs !== 0),
		}),
	};
}
