import { randomUUID } from 'node:crypto';
import type { MetricPoint } from '@spanledger/core/metrics/metric-point';
import type { MetricSeries } from '@spanledger/core/metrics/metric-series';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { admitSeries } from './admit-series.ts';
import { storePoints } from './store-points.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);

let projectId: string;
beforeEach(async () => {
	projectId = (await createProject(db, { slug: `p-${randomUUID()}`, name: 'P' })).id;
});

/** A quarter hour that began an hour ago. */
const quarterMs = Math.floor(Date.now() / 900_000) * 900_000 - 3_600_000;
const ns = (minutes: number): bigint => BigInt(quarterMs + minutes * 60_000) * 1_000_000n;

const tokens: MetricSeries = {
	metric: 'gen_ai.client.token.usage',
	unit: '{token}',
	kind: 'histogram',
	description: '',
	service: 'shop',
	attributes: { 'gen_ai.token.type': 'input' },
	other: false,
};
const heap: MetricSeries = { ...tokens, metric: 'v8js.memory.heap.used', unit: 'By', kind: 'level', attributes: {} };

/** A cumulative histogram of one process: `fast` values up to 1 s and `slow` ones above since its start. */
const usage = (minutes: number, fast: number, slow: number, stream = 'one'): MetricPoint => ({
	series: tokens,
	stream,
	accumulates: true,
	startTimeNs: ns(0),
	timeNs: ns(minutes),
	count: fast + slow,
	sum: fast + 10 * slow,
	min: null,
	max: null,
	cells: [
		{ low: 0, high: 1, count: fast },
		{ low: 1, high: Number.POSITIVE_INFINITY, count: slow },
	].filter(({ count }) => count > 0),
});

const bytes = (minutes: number, value: number): MetricPoint => ({
	...usage(minutes, 0, 0, `heap`),
	series: heap,
	accumulates: false,
	count: 1,
	sum: value,
	min: value,
	max: value,
});

async function rollups(table = 'metric_quarters') {
	const { rows } = await db.query(
		`SELECT metric, bucket, points::int, count::int, sum, covered_ms::int, min, max, last
		 FROM ${table} JOIN metric_series USING (project_id, series_id)
		 WHERE project_id = $1 AND points <> 0 ORDER BY metric, bucket`,
		[projectId],
	);
	return rows;
}

async function cells(table = 'metric_quarter_cells') {
	const { rows } = await db.query(
		`SELECT bucket, low, high, count::int FROM ${table} WHERE project_id = $1 AND count <> 0 ORDER BY bucket, low`,
		[projectId],
	);
	return rows;
}

describe('points become rollups', () => {
	it('of what happened between them, by minute and by quarter hour', async () => {
		expect(await storePoints(db, { projectId }, [usage(1, 2, 0), usage(2, 5, 1), usage(16, 6, 3)])).toEqual({
			added: 3,
			repeated: 0,
			folded: 0,
			dropped: 0,
		});
		// 2 values in the first minute (sum 2), 3 + 1 in the second (3 + 10), 1 + 2 in the next quarter hour (1 + 20)
		const row = { metric: tokens.metric, min: null, max: null };
		expect(await rollups()).toMatchObject([
			{ ...row, bucket: new Date(quarterMs), points: 2, count: 6, sum: 15, covered_ms: 120_000 },
			{ ...row, bucket: new Date(quarterMs + 900_000), points: 1, count: 3, sum: 21, covered_ms: 840_000 },
		]);
		expect((await rollups('metric_minutes')).map(({ count }) => count)).toEqual([2, 4, 3]);
		expect(await cells()).toMatchObject([
			{ low: 0, high: 1, count: 5 },
			{ low: 1, high: Number.POSITIVE_INFINITY, count: 1 },
			{ low: 0, high: 1, count: 1 },
			{ low: 1, high: Number.POSITIVE_INFINITY, count: 2 },
		]);
		expect(await cells('metric_minute_cells')).toHaveLength(5);
	});

	it('of states: least, greatest, mean and last', async () => {
		await storePoints(db, { projectId }, [bytes(3, 30)]);
		await storePoints(db, { projectId }, [bytes(1, 10), bytes(2, 50)]);
		expect(await rollups()).toMatchObject([{ points: 3, count: 3, sum: 90, min: 10, max: 50, last: 30 }]);
	});

	it('two processes of one service share a series, not a stream', async () => {
		await storePoints(db, { projectId }, [
			usage(1, 2, 0),
			usage(1, 7, 0, 'two'),
			usage(2, 3, 0),
			usage(2, 7, 0, 'two'),
		]);
		expect(await rollups()).toMatchObject([{ points: 4, count: 10, sum: 10 }]);
	});

	it('a retried export changes nothing', async () => {
		const points = [usage(1, 2, 0), usage(2, 5, 1), bytes(1, 10)];
		await storePoints(db, { projectId }, points);
		const before = await rollups();
		expect(await storePoints(db, { projectId }, [...points, bytes(1, 10)])).toMatchObject({ added: 0, repeated: 4 });
		expect(await rollups()).toEqual(before);
	});

	it('a series that somebody deleted is opened again', async () => {
		await storePoints(db, { projectId }, [bytes(1, 10)]);
		await db.query('DELETE FROM metric_series WHERE project_id = $1', [projectId]);
		await storePoints(db, { projectId }, [bytes(2, 30)]);
		expect(await rollups()).toMatchObject([{ points: 2, sum: 40 }]);
	});

	it('touches neither ledger nor usage', async () => {
		await storePoints(db, { projectId }, [usage(1, 2, 0)]);
		for (const table of ['ledger_entries', 'usage_by_dimension', 'usage_cube', 'user_usage', 'unsettled_traces']) {
			const { rows } = await db.query(`SELECT 1 FROM ${table} WHERE project_id = $1`, [projectId]);
			expect(rows, table).toEqual([]);
		}
	});
});

it('in any order, in any portions, with repeats and two writers at once, the rollups come out the same', async () => {
	const reading = fc.tuple(
		fc.integer({ min: 1, max: 29 }),
		fc.integer({ min: 0, max: 3 }),
		fc.integer({ min: 0, max: 3 }),
	);
	await fc.assert(
		fc.asyncProperty(fc.array(reading, { minLength: 2, maxLength: 10 }), fc.nat(), async (readings, seed) => {
			// one value per minute; what falls is a reset
			const byMinute = new Map(
				readings.map(([minute, fast, slow]) => [minute, [usage(minute, fast, slow), bytes(minute, slow)]]),
			);
			const points = [...byMinute.values()].flat();
			const shuffled = [...points, ...points.slice(0, 3)].sort((a, b) => order(a, seed) - order(b, seed));
			const half = Math.ceil(shuffled.length / 2);

			const told: unknown[] = [];
			for (const arrive of [
				() => storePoints(db, { projectId }, points),
				() =>
					Promise.all(
						[shuffled.slice(0, half), shuffled.slice(half)].map(async (portion) => {
							for (const point of portion) await storePoints(db, { projectId }, [point]);
						}),
					),
			]) {
				projectId = (await createProject(db, { slug: `p-${randomUUID()}`, name: 'P' })).id;
				await arrive();
				told.push([
					await rollups(),
					await rollups('metric_minutes'),
					await cells(),
					await cells('metric_minute_cells'),
				]);
			}
			expect(told[1]).toEqual(told[0]);
		}),
		{ numRuns: 15 },
	);
});

/** An order of its own for every seed. */
const order = ({ stream, timeNs }: MetricPoint, seed: number): number =>
	((Number(timeNs / 60_000_000_000n) * 7_919 + stream.length * 104_729) ^ seed) % 1_009;

describe('a project has room for so many series', () => {
	const named = (name: string): MetricSeries => ({ ...heap, attributes: { name } });
	const wanted = (series: MetricSeries, id: string) => ({ id, series, firstSeen: new Date(quarterMs) });
	const ids = Array.from({ length: 4 }, () => randomUUID());

	it('what comes after shares the "(other)" of its metric, and the choice stands', async () => {
		const asked = ids.map((id, index) => wanted(named(`${index}`), id));
		const limits = { series: 2, others: 1 };
		const first = await admitSeries(db, { projectId }, asked, limits);
		expect([first.get(ids[0] ?? ''), first.get(ids[1] ?? '')]).toEqual(ids.slice(0, 2));
		const other = first.get(ids[2] ?? '');
		expect(other).not.toBeNull();
		expect(first.get(ids[3] ?? '')).toBe(other);
		expect(await admitSeries(db, { projectId }, asked.toReversed(), limits)).toEqual(first);
		const foreign = wanted({ ...heap, metric: 'another' }, randomUUID());
		expect((await admitSeries(db, { projectId }, [foreign], limits)).get(foreign.id)).toBeNull();
	});
});
