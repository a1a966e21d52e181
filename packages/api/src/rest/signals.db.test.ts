import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { readSpan } from '../traces/read-span.ts';
import { handleRest } from './handle-rest.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;

const now = new Date('2026-11-20T12:00:00Z');
const deps = createTestDeps(db, () => now);
const startNs = BigInt(now.getTime() - 3_600_000) * 1_000_000n;
const traceOf = (digit: string) => digit.repeat(32);
let project: TestProject;

type Part = Parameters<typeof spanOf>[1];
const trace = (digit: string, root: Part, ...calls: Part[]) => {
	const traceId = traceOf(digit);
	return [
		spanOf('a0', { traceId, type: 'workflow', ...root }, startNs),
		...calls.map((call, index) =>
			spanOf(
				`b${index}`,
				{ traceId, parentSpanId: idOf('a0'), startMs: index * 200, durationMs: 100, ...call },
				startNs,
			),
		),
	];
};

async function get(path: string) {
	const request = new Request(`http://localhost:3999/api/v1${path}`, { headers: { 'x-api-key': project.key } });
	const response = await handleRest(request, deps);
	return { status: response.status, body: (await response.json()) as Record<string, never> };
}

beforeAll(async () => {
	project = await createTestProject(db);
	await store(db, project, [
		...trace('1', {}, { finishReasons: ['stop'], answerLength: 40 }),
		...trace('2', { outcome: 'success' }, { signals: ['truncated', 'refusal'], answerLength: 40 }),
		...trace('3', { status: 'error' }, { status: 'error', signals: ['rate-limited'] }, {}),
		...trace('4', { validation: 'success', signals: ['validation-passed'] }, {}),
	]);
	await settleAll(db);
});

describe('traces by signal and outcome', () => {
	it.each([
		['one signal', 'signal=truncated', '2'],
		['several = or', 'signal=rate-limited&signal=refusal', '32'],
		['what only the tree shows', 'signal=retry', '3'],
		['a check that passed', 'signal=validation-passed', '4'],
		['with another filter', 'signal=retry&status=ok', ''],
		['a signal that is nowhere', 'signal=has-code', ''],
		['success', 'outcome=success', '42'],
		['an error of the root is a failure', 'outcome=failure', '3'],
		['nobody says', 'outcome=unknown', '1'],
		['several outcomes = or', 'outcome=failure&outcome=unknown', '31'],
	])('%s', async (_, query, expected) => {
		const { body } = await get(`/traces?${query}`);
		const items = body.items as unknown as { traceId: string }[];
		expect(
			items
				.map(({ traceId }) => traceId[0])
				.sort()
				.reverse()
				.join(''),
		).toBe(expected);
	});

	it.each([['signal=sad'], ['outcome=good']])('400 for %s', async (query) => {
		expect((await get(`/traces?${query}`)).status).toBe(400);
	});
});

it('prints the signals of a trace and of its spans', async () => {
	const { body } = await get(`/traces/${traceOf('3')}`);
	expect(body).toMatchObject({
		outcome: 'failure',
		signals: ['rate-limited', 'retry'],
		spans: [{ signals: [] }, { signals: ['rate-limited'] }, { signals: ['retry'] }],
	});
});

it('says why a signal fired when a span is opened, as far as what it saw is kept', async () => {
	const opened = (digit: string, span: string) =>
		readSpan(deps, { projectId: project.project.id }, { traceId: traceOf(digit), spanId: idOf(span) });
	expect((await opened('3', 'b1')).signalReasons).toEqual([
		{ name: 'retry', why: expect.stringContaining('had failed and was tried again') },
	]);
	// the sample's payload holds no answer
	expect((await opened('2', 'b0')).signalReasons).toEqual([
		{ name: 'truncated', why: null },
		{ name: 'refusal', why: null },
	]);
});
