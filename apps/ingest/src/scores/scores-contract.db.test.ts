import { gunzipSync, gzipSync } from 'node:zlib';
import type { Score } from '@spanledger/core/scores/score';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ingest, openIngest } from '../testing/open-ingest.ts';

/** `POST /v1/scores` field by field: what is taken and how it is kept, what is refused and in which words. */
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
const score = { name: 'helpful', value: 0.5, traceId };

const post = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
	fetch(`${ingest.url}/v1/scores`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
		body: body as NonNullable<RequestInit['body']>,
	});

async function keep(sent: object | readonly object[]): Promise<Partial<Score>[]> {
	const response = await post(JSON.stringify(sent));
	expect([response.status, await response.json()]).toEqual([
		202,
		{ accepted: Array.isArray(sent) ? sent.length : 1, rejected: [] },
	]);
	const [job] = await ingest.takeJobs(1);
	return JSON.parse(gunzipSync(Buffer.from(job?.body ?? '', 'base64')).toString());
}

async function refusal(sent: unknown): Promise<string> {
	const answer = (await (await post(JSON.stringify([sent]))).json()) as { accepted: number; rejected: object[] };
	expect(answer).toEqual({ accepted: 0, rejected: [{ index: 0, error: expect.any(String) }] });
	return (answer.rejected[0] as { error: string }).error;
}

describe('is taken', () => {
	test('every field at once', async () => {
		const full = {
			...{ name: ' Tone ', value: 'kind', dataType: 'categorical', traceId: traceId.toUpperCase() },
			...{ spanId: 'B7AD6B7169203331', sessionId: 's 1', requestId: 'r-1', comment: 'well\nsaid', source: 'human' },
			...{ userId: 'u_1', id: 'score-1', timestamp: '2026-11-20T13:00:00.123456789+01:00', unknownField: { a: [1] } },
		};
		expect(await keep(full)).toEqual([
			{
				...{ id: 'score-1', name: 'Tone', dataType: 'categorical', value: null, label: 'kind', comment: 'well\nsaid' },
				...{ source: 'human', traceId, spanId: 'b7ad6b7169203331', sessionId: 's 1', requestId: 'r-1' },
				...{ responseId: null, userId: 'u_1', timeMs: Date.UTC(2026, 10, 20, 12, 0, 0, 123) },
			},
		]);
	});

	test('null is not set, in every field that may be left out', async () => {
		const nothing = Object.fromEntries(
			['spanId', 'sessionId', 'requestId', 'dataType', 'comment', 'source', 'userId', 'id', 'timestamp'].map(
				(field) => [field, null],
			),
		);
		expect(await keep({ ...score, ...nothing })).toMatchObject([{ source: 'api', dataType: 'numeric', spanId: null }]);
	});

	test.each([
		['zero', 0, { dataType: 'numeric', value: 0 }],
		['negative', -12.5, { dataType: 'numeric', value: -12.5 }],
		['tiny', 5e-324, { dataType: 'numeric', value: 5e-324 }],
		['huge', 1.7e308, { dataType: 'numeric', value: 1.7e308 }],
		['false', false, { dataType: 'boolean', value: 0 }],
		['an emoji', '👎', { dataType: 'categorical', label: '👎' }],
		['digits as text', '5', { dataType: 'categorical', label: '5' }],
		['a text of 1,000 characters', 'x'.repeat(1_000), { dataType: 'categorical' }],
	])('%s', async (_, value, kept) => {
		expect(await keep({ ...score, value })).toMatchObject([kept]);
	});

	test.each(['traceId', 'spanId', 'sessionId', 'requestId'])('%s alone', async (field) => {
		const value = field === 'traceId' ? traceId : field === 'spanId' ? 'b7ad6b7169203331' : 'some id';
		expect(await keep({ name: 'helpful', value: 1, [field]: value })).toMatchObject([{ [field]: value }]);
	});

	test('what Postgres cannot store is replaced, not refused', async () => {
		const broken = { ...score, name: 'a\0b', comment: 'half \ud83d of a pair', userId: 'u\0' };
		expect(await keep(broken)).toMatchObject([
			{ name: 'a\ufffdb', comment: 'half \ufffd of a pair', userId: 'u\ufffd' },
		]);
	});

	test('names that objects have by themselves', async () => {
		const named = JSON.parse(
			'{"name": "__proto__", "value": 1, "requestId": "constructor", "__proto__": {"source": "human"}}',
		);
		expect(await keep(named)).toMatchObject([{ name: '__proto__', requestId: 'constructor', source: 'api' }]);
	});

	test('the same id twice in one request is sent on as it came: storing knows the later', async () => {
		const twice = [
			{ ...score, id: 'one', value: 0 },
			{ ...score, id: 'one', value: 1 },
		];
		expect(await keep(twice)).toMatchObject([{ value: 0 }, { value: 1 }]);
	});

	test.each([
		['a charset', JSON.stringify(score), { 'content-type': 'application/json; charset=utf-8' }],
		['a byte order mark', `\ufeff${JSON.stringify(score)}`, {}],
		['white space around', `\n ${JSON.stringify(score)} \n`, {}],
		['gzip', gzipSync(JSON.stringify(score)), { 'content-encoding': 'gzip' }],
		['a trailing slash and x-api-key', JSON.stringify(score), {}],
	])('with %s', async (_, body, headers) => {
		expect((await post(body, headers)).status).toBe(202);
		await ingest.takeJobs(1);
	});
});

describe('is refused, by field, limit and value', () => {
	test.each<[sent: unknown, words: string | RegExp]>([
		[{ value: 1, traceId }, /^name: /],
		[{ ...score, name: '   ' }, /^name: .*>=1 characters; got " {3}"$/],
		[{ ...score, name: 'x'.repeat(201) }, /^name: .*<=200 characters; got "x{59}… \(201 characters\)$/],
		[{ ...score, name: 7 }, /^name: .*string.*; got 7$/],
		[{ name: 'a', traceId }, 'value: expected a number, true, false or a text'],
		[{ ...score, value: [1] }, 'value: expected a number, true, false or a text; got an array'],
		[{ ...score, value: { deep: {} } }, 'value: expected a number, true, false or a text; got an object'],
		[{ ...score, value: '' }, 'value: expected a number, true, false or a text; got ""'],
		[{ ...score, value: 'good', dataType: 'numeric' }, 'value: expected a numeric value; got "good"'],
		[{ ...score, value: true, dataType: 'numeric' }, 'value: expected a numeric value; got true'],
		[{ ...score, value: 0.5, dataType: 'boolean' }, 'value: expected a boolean value; got 0.5'],
		[{ ...score, value: 1, dataType: 'categorical' }, 'value: expected a categorical value; got 1'],
		[{ ...score, dataType: 'stars' }, /^dataType: .*"numeric"\|"boolean"\|"categorical"; got "stars"$/],
		[{ ...score, source: 'robot' }, /^source: .*"user"\|"human"\|"judge"\|"api"; got "robot"$/],
		[{ ...score, traceId: 'abc' }, 'traceId: expected 32 hex digits; got "abc"'],
		[{ ...score, traceId: '0af76519-16cd-43dd-8448-eb211c80319c' }, /^traceId: expected 32 hex digits; got "0af76519-/],
		[{ ...score, traceId: '0'.repeat(32) }, /^traceId: an id of zeros means none; got "0{32}"$/],
		[{ ...score, spanId: traceId }, /^spanId: expected 16 hex digits; got /],
		[{ ...score, spanId: 12 }, /^spanId: .*string.*; got 12$/],
		[
			{ ...score, traceId: undefined },
			/^traceId: names nothing to score: give one of traceId, spanId, sessionId, requestId$/,
		],
		[{ ...score, sessionId: 'x'.repeat(1_001) }, /^sessionId: .*<=1000 characters; got "x+… \(1001 characters\)$/],
		[{ ...score, requestId: ' ' }, /^requestId: .*>=1 characters; got " "$/],
		[{ ...score, userId: 41 }, /^userId: .*string.*; got 41$/],
		[{ ...score, id: 'x'.repeat(201) }, /^id: .*<=200 characters; got /],
		[{ ...score, comment: 'x'.repeat(10_001) }, /^comment: .*<=10000 characters; got "x+… \(10001 characters\)$/],
		[{ ...score, timestamp: 'yesterday' }, 'timestamp: expected an RFC 3339 time with its offset; got "yesterday"'],
		[{ ...score, timestamp: '2026-02-30T00:00:00Z' }, /^timestamp: .*; got "2026-02-30T00:00:00Z"$/],
		[{ ...score, timestamp: 1_764_000_000 }, /^timestamp: .*; got 1764000000$/],
		[null, /object.*; got null$/],
		[7, /object.*; got 7$/],
		[[score], /object.*; got an array$/],
	])('%j', async (sent, words) => {
		expect(await refusal(sent)).toMatch(typeof words === 'string' ? new RegExp(`^${quoted(words)}$`) : words);
	});

	test('two faults are both named', async () => {
		expect(await refusal({ value: [], traceId: 'x' })).toMatch(/name: .*; value: .*; traceId: expected 32 hex digits/);
	});

	test('numbers beyond what a number can be', async () => {
		const response = await post(`{"name":"a","value":1e999,"traceId":"${traceId}"}`);
		expect(await response.json()).toMatchObject({ rejected: [{ error: expect.stringContaining('value: ') }] });
	});

	test('as a whole: no JSON, no UTF-8, broken gzip, too much, another method', async () => {
		const statuses = [
			await post('{"name": '),
			await post(Buffer.from([0x7b, 0xff, 0x7d])),
			await post('no gzip', { 'content-encoding': 'gzip' }),
			await post(JSON.stringify(score), { 'content-encoding': 'br' }),
			await post(gzipSync(Buffer.alloc(21 * 1024 * 1024, ' ')), { 'content-encoding': 'gzip' }),
			await fetch(`${ingest.url}/v1/scores`, { headers: { authorization: `Bearer ${key}` } }),
		].map(({ status }) => status);
		expect(statuses).toEqual([400, 400, 400, 415, 413, 405]);
		expect(await ingest.waitingJobs()).toBe(0);
	});

	test('deep JSON does not bring the server down', async () => {
		await post(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
		expect((await post(JSON.stringify(score))).status).toBe(202);
		await ingest.takeJobs(1);
	});
});

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
