import type { SpanLog } from '@spanledger/core/logs/span-log';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import { sampleLog } from '../testing/sample-logs.ts';
import { insertTrace, noonNs, traceIdOf } from '../testing/sample-spans.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { readLogNotes } from './read-log-notes.ts';
import { readLogs } from './read-logs.ts';
import { storeLogs } from './store-logs.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);
const noon = new Date(Number(noonNs / 1_000_000n));
const receivedAt = new Date(noon.getTime() + 5_000);

let scope: { projectId: string };
let projects = 0;
beforeEach(async () => {
	scope = { projectId: (await createProject(db, { slug: `p${projects++}`, name: 'P' })).id };
});

const store = (logs: readonly SpanLog[], at = receivedAt) => storeLogs(db, scope, { logs, receivedAt: at });
const trace = (traceId = sampleLog().traceId) => ({ traceId, minStart: noon, maxStart: noon });
const read = (spanId?: string) =>
	readLogs(db, scope, { ...trace(), ...(spanId === undefined ? {} : { spanId }), limit: 100 });
const waiting = async () => {
	const { rows } = await db.query<{ id: string; span_count: number }>(
		`SELECT encode(trace_id, 'hex') AS id, span_count FROM unsettled_traces WHERE project_id = $1 ORDER BY 1`,
		[scope.projectId],
	);
	return rows;
};

test('a record comes back as it was stored', async () => {
	expect(await store([sampleLog()])).toEqual({ added: 1, refused: 0 });
	expect(await read()).toEqual([sampleLog()]);
});

test('the same record, in one batch or another, now or later, is one', async () => {
	await store([sampleLog(), sampleLog()]);
	expect(await store([sampleLog({ arrival: 5n << 20n })])).toEqual({ added: 0, refused: 0 });
	expect(await read()).toHaveLength(1);
});

test('words said twice in one request are two records, and a request sent again adds none', async () => {
	const request = (ms: bigint) => [sampleLog({ arrival: ms << 20n }), sampleLog({ arrival: (ms << 20n) | 1n })];
	expect(await store(request(1n))).toMatchObject({ added: 2 });
	expect(await store(request(9n))).toMatchObject({ added: 0 });
	// both at once, as a worker gathers them
	expect(await store([...request(11n), ...request(12n)])).toMatchObject({ added: 0 });
});

test.each([
	['another word', { content: { ...sampleLog().content, body: { content: 'Why?' } } }],
	['another time', { timeNs: noonNs + 2_000_000n }],
	['observed at another time', { observedTimeNs: noonNs + 2_000_000n }],
	['of another span', { spanId: 'cc'.repeat(8) }],
])('%s is another record', async (_, changes) => {
	await store([sampleLog()]);
	expect(await store([sampleLog(changes)])).toMatchObject({ added: 1 });
});

test('they are read by span, in the order they were written', async () => {
	const [first, second, third] = [1n, 2n, 3n].map((ms) => sampleLog({ timeNs: noonNs + ms * 1_000_000n }));
	const other = sampleLog({ spanId: 'cc'.repeat(8) });
	await store([third, other, first, second].filter((log) => log !== undefined));
	expect(await read(sampleLog().spanId)).toEqual([first, second, third]);
	expect(await read()).toHaveLength(4);
});

test('content and exceptions put their trace on the list; other records leave it alone', async () => {
	await store([
		sampleLog({ traceId: traceIdOf(1) }),
		sampleLog({ traceId: traceIdOf(2), use: 'exception', inputPreview: null, exceptionMessage: 'no' }),
		sampleLog({ traceId: traceIdOf(3), use: 'correlated', inputPreview: null }),
	]);
	expect(await waiting()).toEqual([
		{ id: traceIdOf(1), span_count: 0 },
		{ id: traceIdOf(2), span_count: 0 },
	]);
	await db.query('DELETE FROM unsettled_traces');
	await store([sampleLog({ traceId: traceIdOf(1) })]);
	expect(await waiting()).toEqual([]);
});

test('settling reads what they tell of many traces at once', async () => {
	await store([
		sampleLog({ traceId: traceIdOf(1), timeNs: noonNs + 5n, inputPreview: 'second' }),
		sampleLog({ traceId: traceIdOf(1), timeNs: noonNs + 4n, inputPreview: 'first' }),
		sampleLog({ traceId: traceIdOf(2), use: 'correlated', inputPreview: null }),
		sampleLog({ traceId: traceIdOf(3) }),
	]);
	const ask = (of: { projectId: string }, ...numbers: number[]) =>
		readLogNotes(db, of, {
			traceIds: numbers.map((number) => Buffer.from(traceIdOf(number), 'hex')),
			minStart: noon,
			maxStart: noon,
		});
	const notes = await ask(scope, 1, 2);
	expect([...notes.keys()]).toEqual([traceIdOf(1)]);
	expect(notes.get(traceIdOf(1))?.map(({ inputPreview }) => inputPreview)).toEqual(['first', 'second']);
	const many = Array.from({ length: 50 }, (_, number) => number);
	expect([...(await ask(scope, ...many)).keys()].sort()).toEqual([traceIdOf(1), traceIdOf(3)]);
	const other = { projectId: (await createProject(db, { slug: `x${projects++}`, name: 'X' })).id };
	expect([await ask(other, 1), await ask(other, ...many)]).toEqual([new Map(), new Map()]);
});

test('records of a closed trace are refused', async () => {
	await insertTrace(db, { projectId: scope.projectId, traceId: sampleLog().traceId, closed: true });
	const nextWeek = new Date(receivedAt.getTime() + 7 * 86_400_000);
	expect(await store([sampleLog()], nextWeek)).toEqual({ added: 0, refused: 1 });
});

test('text that Postgres refuses does not fail the batch', async () => {
	const content = { ...sampleLog().content, body: 'a\0b', attributes: { 'k\0': '\ud83d' } };
	await store([sampleLog({ content }), sampleLog({ severityNumber: 99, arrival: 2n << 20n })]);
	expect((await read()).map(({ content, severityNumber }) => [content.body, severityNumber])).toEqual([
		['a\ufffdb', 9],
		[{ content: 'What is the weather?' }, 0],
	]);
});
