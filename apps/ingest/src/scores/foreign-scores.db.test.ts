import { gunzipSync } from 'node:zlib';
import type { Score } from '@spanledger/core/scores/score';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ingest, openIngest } from '../testing/open-ingest.ts';

/** What clients of other products send, with nothing but the address changed. */
const database = await cloneDatabase();
let ingest: Ingest;
let key: string;
beforeAll(async () => {
	ingest = await openIngest(database.url);
	key = await ingest.key('scores');
});
afterAll(async () => {
	await ingest.close();
	await database.drop();
});

const traceId = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';

async function post(path: string, body: unknown, headers?: Record<string, string>) {
	const response = await fetch(`${ingest.url}${path}`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			...(headers ?? { authorization: `Basic ${Buffer.from(`pk-lf-any:${key}`).toString('base64')}` }),
		},
		body: JSON.stringify(body),
	});
	return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

async function queued(): Promise<Partial<Score>[]> {
	const [job] = await ingest.takeJobs(1);
	return JSON.parse(gunzipSync(Buffer.from(job?.body ?? '', 'base64')).toString());
}

describe('Langfuse', () => {
	test('a score is answered with its id', async () => {
		const sent = { id: 'mine', name: 'accuracy', value: 0.9, traceId, observationId: spanId, environment: 'test' };
		expect(await post('/api/public/scores', sent)).toEqual({ status: 200, answer: { id: 'mine' } });
		expect(await queued()).toMatchObject([
			{ id: 'mine', name: 'accuracy', value: 0.9, traceId, spanId, source: 'api' },
		]);
	});

	test('one without an id gets one', async () => {
		const { answer } = await post('/api/public/scores', { name: 'accuracy', value: 1, dataType: 'BOOLEAN', traceId });
		expect(await queued()).toMatchObject([{ id: answer.id, dataType: 'boolean', value: 1 }]);
	});

	test('a bad one is refused in words', async () => {
		const { status, answer } = await post('/api/public/scores', { name: 'accuracy', value: 1, traceId: 'my-own' });
		expect([status, answer.message]).toEqual([400, 'traceId: expected 32 hex digits; got "my-own"']);
	});

	test('a batch: scores are taken, and each event is told what became of it', async () => {
		const event = (id: string, type: string, body: object) => ({
			id,
			type,
			body,
			timestamp: '2026-11-20T12:00:00.000Z',
		});
		const { status, answer } = await post('/api/public/ingestion', {
			batch: [
				event('e1', 'score-create', { id: 's1', name: 'a', value: 1, traceId }),
				event('e2', 'score-create', { name: 'a', value: [], traceId }),
				event('e3', 'trace-create', { id: traceId }),
				event('e4', 'sdk-log', { log: 'x' }),
				'nonsense',
			],
			metadata: { sdk_name: 'langfuse-js' },
		});
		expect(status).toBe(207);
		expect(answer).toEqual({
			successes: [
				{ id: 'e1', status: 201 },
				{ id: 'e4', status: 201 },
			],
			errors: [
				{ id: 'e2', status: 400, message: 'value: expected a number, true, false or a text; got an array' },
				{
					id: 'e3',
					status: 400,
					message: 'type: only score-create is read here, spans come over OTLP; got "trace-create"',
				},
				{ id: '4', status: 400, message: expect.stringContaining('got "nonsense"') },
			],
		});
		expect(await queued()).toMatchObject([{ id: 's1', timeMs: Date.UTC(2026, 10, 20, 12) }]);
	});

	test('a key for pages as the public key: its visitors speak for themselves', async () => {
		const headers = { authorization: `Bearer ${await ingest.browserKey('*')}`, origin: 'https://shop.example' };
		const { answer } = await post('/api/public/scores', { id: 'x', name: 'thumbs', value: 0, traceId }, headers);
		expect(answer).toEqual({ id: 'x' });
		expect(await queued()).toMatchObject([{ id: 'page:x', source: 'user' }]);
	});

	test.each([
		['no key', {}, 401],
		['a key that may not', null, 403],
	])('%s', async (_, headers, status) => {
		const shown = headers ?? { 'x-api-key': await ingest.key('read') };
		expect((await post('/api/public/ingestion', { batch: [] }, shown)).status).toBe(status);
		expect((await post('/api/public/scores', { name: 'a', value: 1, traceId }, shown)).status).toBe(status);
	});

	test('what is no batch', async () => {
		expect((await post('/api/public/ingestion', [])).status).toBe(400);
		expect(await post('/api/public/ingestion', { batch: [] })).toEqual({
			status: 207,
			answer: { successes: [], errors: [] },
		});
	});
});

describe('Phoenix', () => {
	const annotation = { name: 'correctness', annotator_kind: 'HUMAN', result: { label: 'correct', score: 0.85 } };

	test.each([
		['span', { span_id: spanId }, { spanId, traceId: null }],
		['trace', { trace_id: traceId }, { spanId: null, traceId }],
		['session', { session_id: 's 1' }, { sessionId: 's 1', traceId: null }],
	])('annotates a %s', async (level, target, kept) => {
		const { status, answer } = await post(`/v1/${level}_annotations?sync=true`, {
			data: [{ ...annotation, ...target }],
		});
		const [score] = await queued();
		expect(score).toMatchObject({ name: 'correctness', value: 0.85, label: 'correct', source: 'human', ...kept });
		expect([status, answer]).toEqual([200, { data: [{ id: score?.id }] }]);
	});

	test('one that is wrong is named by its place', async () => {
		const { status, answer } = await post('/v1/span_annotations', {
			data: [
				{ ...annotation, span_id: spanId },
				{ ...annotation, span_id: 'x' },
			],
		});
		expect([status, answer.message]).toEqual([400, 'data.1: span_id: expected 16 hex digits; got "x"']);
		expect(await ingest.waitingJobs()).toBe(0);
	});
});
