import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffLatency } from './diff-latency.ts';
import type { LatencySample } from './latency-sample.ts';
import { bucketIn, type latencyTiers } from './latency-tiers.ts';

const quarterMs = 900_000;
const startMs = Date.UTC(2026, 10, 17, 23);
const nowMs = startMs + 3_600_000;

const sample: fc.Arbitrary<LatencySample> = fc.record(
	{
		kind: fc.constantFrom('route' as const, 'stage' as const, 'model' as const, 'part' as const),
		route: fc.constantFrom('ask', 'job'),
		key: fc.constantFrom('llm', 'tool'),
		bucketMs: fc.nat({ max: 8 }).map((quarter) => startMs + quarter * quarterMs),
		logBucket: fc.option(fc.nat({ max: 3 })),
		minuteMs: fc.nat({ max: 5 }).map((minute) => startMs + minute * 60_000),
		us: fc.nat({ max: 1_000 }),
		error: fc.boolean(),
	},
	{ requiredKeys: ['kind', 'route', 'key', 'bucketMs', 'logBucket'] },
);

/** Rows by name, one sample after the other: what a tier should change by. */
function oneByOne(tier: (typeof latencyTiers)[number], before: LatencySample[], after: LatencySample[]) {
	const histogram: { [name: string]: number } = {};
	const sums: { [name: string]: [samples: number, errors: number, us: number] } = {};
	for (const [one, sign] of [
		...before.map((each) => [each, -1] as const),
		...after.map((each) => [each, 1] as const),
	]) {
		const bucket = bucketIn(tier, one, nowMs);
		if (bucket === null) continue;
		const name = `${one.kind}/${one.route}/${one.key}/${bucket}`;
		if (one.logBucket !== null) {
			const row = `${name}/${one.logBucket}`;
			histogram[row] = (histogram[row] ?? 0) + sign;
		}
		if (one.us === undefined) continue;
		const [samples, errors, us] = sums[name] ?? [0, 0, 0];
		sums[name] = [samples + sign, errors + (one.error === true ? sign : 0), us + sign * one.us];
	}
	return {
		histogram: Object.entries(histogram)
			.filter(([, samples]) => samples !== 0)
			.sort(),
		sums: Object.entries(sums)
			.filter(([, figures]) => figures.some((figure) => figure !== 0))
			.sort(),
	};
}

it('every tier changes by its samples, whatever it is summed from', () => {
	const many = fc.array(sample, { maxLength: 30 });
	fc.assert(
		fc.property(many, many, (before, after) => {
			for (const { tier, change } of diffLatency({ before, after }, nowMs)) {
				const rows = {
					histogram: change.histogram
						.map(({ kind, route, key, bucketMs, logBucket, samples }) => [
							`${kind}/${route}/${key}/${bucketMs}/${logBucket}`,
							samples,
						])
						.sort(),
					sums: change.sums
						.map(({ kind, route, key, bucketMs, samples, errors, totalUs }) => [
							`${kind}/${route}/${key}/${bucketMs}`,
							[samples, errors, totalUs],
						])
						.sort(),
				};
				expect(rows).toEqual(oneByOne(tier, before, after));
			}
		}),
	);
});
