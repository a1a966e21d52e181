import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, expect, it } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store } from '../testing/test-project.ts';
import { costQuery } from './cost-query.ts';
import { readOutlook } from './outlook.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;

/** $1.50: 10 million input tokens of gpt-4o-mini. */
const usage = { inputTokens: 10_000_000, outputTokens: 0 };
let traces = 0;
const callAt = (iso: string, parts: Parameters<typeof spanOf>[1] = {}) =>
	spanOf(
		'a',
		{ traceId: (++traces).toString(16).padStart(32, '0'), usage, dimensions: { tenant: 'acme' }, ...parts },
		BigInt(Date.parse(iso)) * 1_000_000n,
	);
const day = (date: number, month = 11) => `2026-${month}-${String(date).padStart(2, '0')}T06:00:00Z`;

const outlookAt = async (iso: string, spans: ReturnType<typeof callAt>[], query: object = {}) => {
	const { project } = await createTestProject(db).then(async (made) => {
		await store(db, made, spans);
		await settleAll(db);
		return made;
	});
	const deps = createTestDeps(db, () => new Date(iso));
	return readOutlook(deps, { projectId: project.id }, costQuery.parse(query));
};

it('an even month goes on as it went', async () => {
	const dates = Array.from({ length: 19 }, (_, index) => index + 1);
	// midnight to the 20th: 19 days are over, eleven lie ahead
	const outlook = await outlookAt(
		'2026-11-20T00:00:00Z',
		dates.map((date) => callAt(day(date))),
	);
	expect(outlook).toMatchObject({
		month: '2026-11',
		toDateUsd: '28.5',
		projected: { usd: '45.00', lowUsd: '45.00', highUsd: '45.00' }, // 30 × 1.50
	});
});

it('two days say nothing yet', async () => {
	const outlook = await outlookAt('2026-11-20T00:00:00Z', [callAt(day(18)), callAt(day(19))]);
	expect(outlook).toMatchObject({ toDateUsd: '3', projected: null });
});

it('the month is that of the zone, and of the filters', async () => {
	// 20:00 UTC on 31 October is 1 November in Kathmandu (+05:45), where it is 02:00 of the 2nd by then
	const spans = [
		callAt('2026-10-31T20:00:00Z'),
		callAt('2026-10-31T18:00:00Z'),
		callAt('2026-10-31T20:00:00Z', { dimensions: {} }),
	];
	const outlook = await outlookAt('2026-11-01T20:15:00Z', spans, { timezone: 'Asia/Kathmandu', tenant: ['acme'] });
	expect(outlook).toMatchObject({ month: '2026-11', toDateUsd: '1.5' });
});

it('what has no root yet is in flight, until its last span is an hour old', async () => {
	const orphan = { parentSpanId: 'f'.repeat(16) };
	const spans = [
		callAt('2026-11-20T11:30:00Z', { ...orphan, dimensions: {} }),
		callAt('2026-11-20T11:30:00Z', orphan),
		callAt('2026-11-20T10:00:00Z', orphan),
		callAt('2026-11-20T11:30:00Z'),
	];
	const { inFlight } = await outlookAt('2026-11-20T12:00:00Z', spans);
	expect(inFlight).toEqual({ traces: 2, costUsd: '3', unattributedUsd: '1.5' });
});
