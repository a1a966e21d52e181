import { anomalyDimensions } from '@spanledger/core/anomalies/anomaly-dimension';
import { periodAt, shiftPeriod } from '@spanledger/core/calendar/period';
import { listAnomalies } from '@spanledger/db/anomalies/list-anomalies';
import type { Scope } from '@spanledger/db/scope';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchAnomalies } from '../jobs/watch-anomalies.ts';
import { pricedWorld } from '../testing/priced-world.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;

const days = 90;
const hourMs = 3_600_000;
/** Of the first of the ninety days. */
const firstMs = shiftPeriod(periodAt('day', 'UTC', Date.now()), -days).fromMs;
const keys = ['a', 'b', 'c'];
/** When somebody looks each day; the day before is looked at again as a whole. Hour by hour: `judge-day.test.ts`. */
const lookHour = 18;

/** Random numbers from a seed: a linear congruence of Knuth's is plenty here. */
function randomFrom(seed: number): () => number {
	let state = BigInt(seed);
	return () => {
		state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
		return Number(state >> 33n) / 2 ** 31;
	};
}

type Incident = { day: number; key: string };
type Spend = { dimension: string; key: string; bucket: Date; usd: number };

/** Each dimension has three keys of a third each; on twelve days one of them spends three times its usual from 9 to 17 h. */
function generate(seed: number): { spends: Spend[]; planted: Incident[] } {
	const random = randomFrom(seed);
	const noise = () => 1 + 0.15 * (random() + random() + random() + random() - 2);
	const planted: Incident[] = [];
	while (planted.length < 12) {
		const day = 8 + Math.floor(random() * (days - 8));
		if (planted.every((one) => one.day !== day)) planted.push({ day, key: keys[Math.floor(random() * 3)] ?? 'a' });
	}
	const spends: Spend[] = [];
	for (let day = 0; day < days; day++) {
		const size = 40 * (1 + day / 200) * (day % 7 > 4 ? 0.45 : 1) * noise();
		for (let hour = 0; hour < 24; hour++) {
			const bucket = new Date(firstMs + (day * 24 + hour) * hourMs);
			const usual = size * ((hour >= 8 && hour < 20 ? 6 : 1) / 84);
			let whole = 0;
			for (const dimension of anomalyDimensions) {
				for (const key of keys) {
					const isWild = hour >= 9 && hour < 17 && planted.some((one) => one.day === day && one.key === key);
					const usd = usual * noise() * (isWild ? 3 : 1);
					spends.push({ dimension, key, bucket, usd });
					if (dimension === 'feature') whole += usd;
				}
			}
			spends.push({ dimension: 'none', key: '', bucket, usd: whole });
		}
	}
	return { spends, planted };
}

let scope: Scope;
let planted: Incident[];
beforeAll(async () => {
	scope = await pricedWorld(db).newProject();
	const generated = generate(20_261_129);
	planted = generated.planted;
	const { spends } = generated;
	await db.query(
		`INSERT INTO usage_by_dimension (project_id, dimension, key, bucket, calls, traces, cost_usd)
		 SELECT $1, dimension, key, bucket, 1, 1, usd
		 FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::numeric[]) AS sent (dimension, key, bucket, usd)`,
		[
			scope.projectId,
			spends.map(({ dimension }) => dimension),
			spends.map(({ key }) => key),
			spends.map(({ bucket }) => bucket),
			spends.map(({ usd }) => usd.toFixed(12)),
		],
	);
	for (let day = 0; day < days; day++) {
		await watchAnomalies(db, new Date(firstMs + (day * 24 + lookHour) * hourMs + 6 * 60_000));
	}
}, 240_000);

it.each(anomalyDimensions)(
	'by %s ten of twelve planted days in ninety are found, and two others at most',
	async (dimension) => {
		const range = { from: new Date(firstMs), to: new Date(firstMs + days * 24 * hourMs), limit: 1_000 };
		const found = (await listAnomalies(db, scope, range))
			.filter((one) => one.dimension === dimension)
			.map(({ dayStart, key }) => `${(dayStart.getTime() - firstMs) / (24 * hourMs)} ${key}`);
		const expected = new Set(planted.map(({ day, key }) => `${day} ${key}`));
		expect(found.filter((name) => expected.has(name)).length).toBeGreaterThanOrEqual(10);
		expect(found.filter((name) => !expected.has(name)).length).toBeLessThanOrEqual(2);
	},
);
