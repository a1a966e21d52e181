import { randomUUID } from 'node:crypto';
import { createProject } from '@spanledger/db/projects/create-project';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { encodeMetrics, type MetricDescription } from '@spanledger/fixtures/encode-metrics';
import { type RecordedBody, recordedBodies } from '@spanledger/fixtures/recordings';
import { shiftBodyToNow } from '@spanledger/fixtures/shift-to-now';
import { decodeMetrics } from '@spanledger/otlp/decode-metrics';
import { connectQueue } from '@spanledger/queue/connect-queue';
import { packBody } from '@spanledger/queue/ingest-queue';
import { pino } from 'pino';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { tellNobody } from '../testing/tell-nobody.ts';
import { storeMetrics } from './store-metrics.ts';
import { tallyInto } from './tally.ts';

const { db, url, drop } = await cloneDatabase();
const log = pino({ level: 'silent' });
const queue = connectQueue({ databaseUrl: url });
const tally = tallyInto(log);
const store = storeMetrics({ db, queue, secret: 'secret', tell: tellNobody, log }, tally);
afterAll(async () => {
	tally.close();
	await queue.close();
	await drop();
});

let projectId: string;
beforeEach(async () => {
	projectId = (await createProject(db, { slug: `p-${randomUUID()}`, name: 'P' })).id;
});

async function send(body: Uint8Array, format: 'protobuf' | 'json', receivedAtMs = Date.now()): Promise<void> {
	await store({ projectId, signal: 'metrics', format, body: await packBody(body, false), receivedAtMs });
}

async function charted() {
	const { rows } = await db.query(
		`SELECT metric, service, attributes, sum(points)::int AS points, sum(count)::int AS count, sum(sum) AS sum
		 FROM metric_quarters JOIN metric_series USING (project_id, series_id)
		 WHERE project_id = $1 GROUP BY metric, service, attributes ORDER BY metric, attributes::text`,
		[projectId],
	);
	return rows;
}

const counted = async () => {
	const { rows } = await db.query('SELECT what, count::int FROM ingest_counters WHERE project_id = $1 ORDER BY what', [
		projectId,
	]);
	return rows;
};

const formatOf = (contentType: string) => (contentType === 'application/json' ? 'json' : 'protobuf');

/** The requests of one process, as far apart as they were, the latest a second ago. */
function metricsOf(folder: string): RecordedBody[] {
	const bodies = recordedBodies(folder).filter(({ signal }) => signal === 'metrics');
	const latest = bodies.map(({ body, contentType }) => {
		const { points } = decodeMetrics(body, formatOf(contentType), { maxDataPoints: 10_000 });
		return points.reduce((last, { timeNs }) => (timeNs > last ? timeNs : last), 0n);
	});
	const end = latest.reduce((last, time) => (time > last ? time : last), 0n);
	const secondAgo = BigInt(Date.now() - 1_000) * 1_000_000n;
	return bodies.map((body, index) => shiftBodyToNow(body, secondAgo - end + (latest[index] ?? 0n)));
}

describe('what real SDKs recorded', () => {
	it.each([
		['otel-js-openai-http-protobuf', 489, 120],
		['otel-js-openai-http-json', 489, 120],
		['openlit-js', 249, 60],
	])('%s: its tokens are the true ones, and none is billed', async (folder, input, output) => {
		for (const { body, contentType } of metricsOf(folder)) await send(body, formatOf(contentType));
		const tokens = (await charted()).filter(({ metric }) => metric === 'gen_ai.client.token.usage');
		const sumOf = (type: string) =>
			tokens
				.filter(({ attributes }) => attributes['gen_ai.token.type'] === type)
				.reduce((sum: number, row) => sum + row.sum, 0);
		expect([sumOf('input'), sumOf('output')]).toEqual([input, output]);
		for (const table of ['ledger_entries', 'usage_by_dimension', 'usage_cube', 'user_usage', 'traces']) {
			const { rows } = await db.query(`SELECT 1 FROM ${table} WHERE project_id = $1`, [projectId]);
			expect(rows, table).toEqual([]);
		}
	});

	it('the official example: every kind', async () => {
		const [example] = recordedBodies('otlp-spec-examples').filter(({ signal }) => signal === 'metrics');
		if (example === undefined) throw new Error('the example is gone');
		await send(shiftBodyToNow(example).body, formatOf(example.contentType));
		expect((await charted()).map(({ metric, count, sum }) => [metric, count, sum])).toEqual([
			['my.counter', 0, 5],
			['my.exponential.histogram', 3, 10],
			['my.gauge', 1, 10],
			['my.histogram', 2, 2],
		]);
	});
});

const ns = (minutesAgo: number): bigint => BigInt(Date.now() - minutesAgo * 60_000) * 1_000_000n;
const gauge = (...points: { value: number; minutesAgo: number }[]): MetricDescription => ({
	name: 'queue.depth',
	unit: '{job}',
	kind: 'gauge',
	points: points.map(({ value, minutesAgo }) => ({ value, timeNs: ns(minutesAgo) })),
});

it('a job that is done again, as after a crash, changes nothing', async () => {
	const body = encodeMetrics([gauge({ value: 3, minutesAgo: 1 })], { 'service.name': 'shop' }, 'protobuf');
	await Promise.all([send(body, 'protobuf'), send(body, 'protobuf')]);
	await send(body, 'protobuf');
	expect(await charted()).toEqual([
		{ metric: 'queue.depth', service: 'shop', attributes: {}, points: 1, count: 1, sum: 3 },
	]);
});

it('what cannot be kept is counted', async () => {
	const late = gauge(
		{ value: 1, minutesAgo: 25 * 60 },
		{ value: Number.NaN, minutesAgo: 1 },
		{ value: 2, minutesAgo: 2 },
	);
	await send(encodeMetrics([late], {}, 'protobuf'), 'protobuf');
	expect(await counted()).toEqual([
		{ what: 'late-metric-points', count: 1 },
		{ what: 'unusable-metric-points', count: 1 },
	]);
	expect(await charted()).toMatchObject([{ points: 1, sum: 2 }]);
});
