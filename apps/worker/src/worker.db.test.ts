import { randomUUID } from 'node:crypto';
import { listDeadLetters } from '@spanledger/db/dead-letters/list-dead-letters';
import { openDeadLetter } from '@spanledger/db/dead-letters/open-dead-letter';
import { createProject } from '@spanledger/db/projects/create-project';
import { readScores } from '@spanledger/db/scores/read-scores';
import { readPayloads } from '@spanledger/db/spans/read-payloads';
import { readSpans } from '@spanledger/db/spans/read-spans';
import { startTime } from '@spanledger/db/spans/start-time';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { encodeTraces, type SpanDescription } from '@spanledger/fixtures/encode-spans';
import { connectQueue } from '@spanledger/queue/connect-queue';
import { type IngestJob, packBody, produceIngest, unpackBody } from '@spanledger/queue/ingest-queue';
import { pino } from 'pino';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { runJobs } from './jobs.ts';
import { tellNobody } from './testing/tell-nobody.ts';

const { db, url, drop } = await cloneDatabase();
const queue = connectQueue({ databaseUrl: url });
const producer = await produceIngest(queue);
const secret = 'the secret of this installation';
const deps = { db, queue, secret, tell: tellNobody, log: pino({ level: 'silent' }) };

afterAll(async () => {
	await producer.close();
	await queue.close();
	await drop();
});

let projectId: string;
let projects = 0;
beforeEach(async () => {
	projectId = (await createProject(db, { slug: `p${projects++}`, name: 'P' })).id;
});

const nowNs = () => BigInt(Date.now()) * 1_000_000n;
const traceOf = () => randomUUID().replaceAll('-', '');

/** A chat call of 1,000 tokens in and 100 out. */
function chat(traceId: string, changes: Partial<SpanDescription> = {}): SpanDescription {
	return {
		traceId,
		spanId: '00000000000000a1',
		name: 'chat gpt-4o-mini',
		kind: 3,
		startTimeNs: nowNs() - 2_000_000_000n,
		endTimeNs: nowNs() - 1_000_000_000n,
		attributes: {
			'gen_ai.operation.name': 'chat',
			'gen_ai.provider.name': 'openai',
			'gen_ai.request.model': 'gpt-4o-mini',
			'gen_ai.usage.input_tokens': 1_000,
			'gen_ai.usage.output_tokens': 100,
			'tenant.id': 'acme',
		},
		...changes,
	};
}

async function send(body: Uint8Array, changes: Partial<IngestJob> = {}): Promise<void> {
	const job: IngestJob = {
		projectId,
		signal: 'traces',
		format: 'protobuf',
		body: await packBody(body, false),
		receivedAtMs: Date.now(),
		...changes,
	};
	await producer.enqueue(job);
}

/** Runs the worker until `done`, then closes it as SIGTERM does. */
async function workUntil(done: () => Promise<void>): Promise<void> {
	const running = await runJobs(deps);
	try {
		await vi.waitFor(done, { timeout: 20_000, interval: 50 });
	} finally {
		await running.close();
	}
}

const stored = (traceId: string) =>
	readSpans(db, { projectId }, { traceId, minStart: new Date(Date.now() - 3_600_000), maxStart: new Date() });

test.each(['protobuf', 'json'] as const)('%s bytes become spans, a settled trace and its price', async (format) => {
	const [traceId, span] = [traceOf(), chat(traceOf())];
	await send(encodeTraces([{ ...span, traceId }], { 'service.name': 'shop' }, format), { format });
	await workUntil(async () => {
		const { rows } = await db.query('SELECT cost_usd, tenant FROM traces WHERE project_id = $1', [projectId]);
		// 1,000 × $0.15 + 100 × $0.60 per million = 0.00015 + 0.00006
		expect(rows).toEqual([{ cost_usd: '0.000210000000', tenant: 'acme' }]);
	});
	expect(await stored(traceId)).toMatchObject([{ type: 'llm', provider: 'openai', dimensions: { tenant: 'acme' } }]);
	const start = startTime(span.startTimeNs);
	const [payload] = await readPayloads(db, { projectId }, { traceId, minStart: start, maxStart: start });
	expect(payload).toMatchObject({ resource: { 'service.name': 'shop' }, attributes: span.attributes });
});

test('poison is put aside, sealed, with its bytes and reason; its neighbours are stored', async () => {
	const poison = Buffer.from([0x0a, 0xff, 0xff, 0xff]);
	const traceIds = [traceOf(), traceOf()];
	await Promise.all([send(poison), ...traceIds.map((traceId) => send(encodeTraces([chat(traceId)], {}, 'protobuf')))]);
	await workUntil(async () => {
		for (const traceId of traceIds) expect(await stored(traceId)).toHaveLength(1);
		expect(await listDeadLetters(db, { projectId })).toHaveLength(1);
	});
	const [letter] = await listDeadLetters(db, { projectId });
	expect(letter).toMatchObject({ signal: 'traces', contentType: 'application/x-protobuf' });
	expect(letter?.reason).not.toBe('');
	const bytes = await openDeadLetter(db, { projectId }, { id: letter?.id ?? '', secret });
	expect(await unpackBody((bytes ?? Buffer.alloc(0)).toString('base64'))).toEqual(poison);
});

test('a retried export counts once', async () => {
	const traceId = traceOf();
	const body = encodeTraces([chat(traceId)], {}, 'protobuf');
	await Promise.all([send(body), send(body), send(body)]);
	const calls = async () => {
		const { rows } = await db.query<{ calls: bigint }>(
			`SELECT calls FROM usage_by_dimension WHERE project_id = $1 AND dimension = 'tenant'`,
			[projectId],
		);
		return rows.map((row) => row.calls);
	};
	await workUntil(async () => expect(await calls()).toEqual([1n]));
	await send(body);
	await workUntil(async () => expect((await producer.depth()).waiting).toBe(0));
	expect(await calls()).toEqual([1n]);
});

test('a closed worker leaves the rest in the queue; the next one stores it', async () => {
	const traceIds = Array.from({ length: 200 }, traceOf);
	await Promise.all(traceIds.map((traceId) => send(encodeTraces([chat(traceId)], {}, 'protobuf'))));
	const running = await runJobs(deps);
	await running.close();
	const count = async () => {
		const { rows } = await db.query<{ spans: bigint }>('SELECT count(*) AS spans FROM spans WHERE project_id = $1', [
			projectId,
		]);
		return Number(rows[0]?.spans);
	};
	await workUntil(async () => expect(await count()).toBe(200));
});

test('a request of 10,000 spans, the most that one may hold', async () => {
	const traceId = traceOf();
	const spans = Array.from({ length: 10_000 }, (_, number) =>
		chat(traceId, { spanId: (number + 1).toString(16).padStart(16, '0') }),
	);
	await send(encodeTraces(spans, {}, 'protobuf'));
	await workUntil(async () => expect(await stored(traceId)).toHaveLength(10_000));
});

test('over-long attributes are cut and named; logs and metrics are taken and let go', async () => {
	const traceId = traceOf();
	const long = 'x'.repeat(100_000);
	const events = [{ name: 'log', timeNs: nowNs(), attributes: { body: long } }];
	await send(encodeTraces([chat(traceId, { attributes: { long }, events })], {}, 'json'), { format: 'json' });
	await send(Buffer.from('{}'), { format: 'json', signal: 'logs' });
	await send(Buffer.from('{}'), { format: 'json', signal: 'metrics' });
	await workUntil(async () => {
		expect(await stored(traceId)).toHaveLength(1);
		expect(await producer.depth()).toMatchObject({ waiting: 0, delayed: 0, active: 0, failed: 0 });
	});
	const bounds = { minStart: new Date(Date.now() - 3_600_000), maxStart: new Date() };
	const [payload] = await readPayloads(db, { projectId }, { traceId, ...bounds });
	expect(payload?.truncatedKeys).toEqual(['long', 'log/body']);
	expect(JSON.stringify(payload).length).toBeLessThan(140_000);
	expect(await listDeadLetters(db, { projectId })).toEqual([]);
});

test('scores that were accepted are stored, one per id', async () => {
	const traceId = traceOf();
	const score = {
		id: 's1',
		name: 'helpful',
		dataType: 'numeric',
		value: 0.5,
		label: null,
		comment: null,
		source: 'user',
	};
	const ids = { traceId, spanId: null, sessionId: null, requestId: null, responseId: null, userId: null };
	const body = Buffer.from(JSON.stringify([{ ...score, ...ids, timeMs: Date.now() }]));
	await Promise.all([1, 2].map(() => send(body, { format: 'json', signal: 'scores' })));
	await workUntil(async () => {
		const scores = await readScores(db, { projectId }, [{ traceId, requestId: null }]);
		expect(scores.get(traceId)).toMatchObject([{ id: 's1', value: 0.5 }]);
		expect(await producer.depth()).toMatchObject({ waiting: 0, active: 0, failed: 0 });
	});
});
