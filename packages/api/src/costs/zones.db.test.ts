import type { Span } from '@spanledger/core/spans/span';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { costQuery } from './cost-query.ts';
import { reportCosts } from './report-costs.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db, () => new Date('2028-03-10T12:00:00Z'));
const quarterMs = 900_000;
const hourMs = 4 * quarterMs;

/** Weekends on which clocks change somewhere, and the end of a leap month. */
const moments = [
	'2026-03-08T07:00Z', // New York, forward
	'2026-04-04T15:00Z', // Lord Howe, half an hour back
	'2026-10-03T15:30Z', // Lord Howe, half an hour forward
	'2026-11-01T06:00Z', // New York and Havana, back
	'2028-02-29T12:00Z',
].map((text) => Date.parse(text));
/** None, one that the cube answers, one that only the ledger does. */
const filters: { tenant?: string[]; user?: string[] }[] = [{}, { tenant: ['globex'] }, { user: ['u1', 'u2', 'u3'] }];
const zones = ['UTC', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/New_York', 'America/Havana'];

let project: TestProject;
let calls: { atMs: number; tenant: string; span: Span }[];

/** A call every 35 minutes for 30 hours around each moment, none like another in what it costs. */
beforeAll(async () => {
	project = await createTestProject(db);
	const starts = moments.flatMap((middle) =>
		Array.from({ length: 100 }, (_, index) => middle + (index - 50) * 35 * 60_000),
	);
	calls = starts.map((atMs, index) => {
		const tenant = index % 3 === 0 ? 'acme' : 'globex';
		const traceId = (index + 1).toString(16).padStart(32, '0');
		const usage = { inputTokens: 1_000 + index, outputTokens: 0 };
		const dimensions = { tenant, user: `u${index % 5}` };
		return { atMs, tenant, span: spanOf('a', { traceId, usage, dimensions }, BigInt(atMs) * 1_000_000n) };
	});
	await store(
		db,
		project,
		calls.map(({ span }) => span),
	);
	await settleAll(db);
});

/** Where an interval begins by the clock on the wall: of an hour its number and the offset, of others a date. Not by our calendar. */
function wallName(interval: 'hour' | 'day' | 'week' | 'month', timeZone: string, atMs: number): string {
	const wall = new Intl.DateTimeFormat('en-CA', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		hourCycle: 'h23',
		timeZoneName: 'longOffset',
	}).formatToParts(atMs);
	const part = (type: string) => wall.find((one) => one.type === type)?.value ?? '';
	const date = `${part('year')}-${part('month')}-${part('day')}`;
	if (interval === 'hour') return `${date} ${part('hour')} ${part('timeZoneName')}`;
	if (interval === 'month') return date.slice(0, 7);
	const midnight = Date.parse(date);
	const weekday = (new Date(midnight).getUTCDay() + 6) % 7;
	return interval === 'day' ? date : new Date(midnight - weekday * 24 * hourMs).toISOString().slice(0, 10);
}

/** gpt-4o-mini: $0.15 per million = 150,000 pico-USD a token. */
const picoOf = ({ span }: (typeof calls)[number]) => BigInt(span.usage?.inputTokens ?? 0) * 150_000n;
const pico = (usd: string): bigint => {
	const [whole = '0', fraction = ''] = usd.split('.');
	return BigInt(whole) * 10n ** 12n + BigInt(fraction.padEnd(12, '0'));
};

it('in every zone each interval has the calls that its wall clock says, from every table', {
	timeout: 120_000,
}, async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...moments),
			fc.integer({ min: -120, max: 0 }),
			fc.integer({ min: 1, max: 240 }),
			fc.constantFrom('hour', 'day', 'week', 'month'),
			fc.constantFrom(...zones),
			fc.constantFrom(...filters),
			async (middle, before, length, interval, timezone, filter) => {
				const fromMs = middle + before * quarterMs;
				const toMs = fromMs + length * quarterMs;
				const times = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
				const query = costQuery.parse({ ...times, groupBy: 'tenant', interval, timezone, ...filter });
				const { rows, total } = await reportCosts(deps, { projectId: project.project.id }, query);
				const expected = new Map<string, bigint>();
				for (const call of calls) {
					if (call.atMs < fromMs || call.atMs >= toMs) continue;
					if (filter.tenant?.includes(call.tenant) === false) continue;
					if (filter.user?.includes(call.span.dimensions.user ?? '') === false) continue;
					const name = `${call.tenant} ${wallName(interval, timezone, call.atMs)}`;
					expected.set(name, (expected.get(name) ?? 0n) + picoOf(call));
				}
				const found = rows.map(({ key, bucket, costUsd }) => {
					const atMs = Date.parse(bucket ?? '');
					if (interval === 'hour') expect(atMs).toBeGreaterThan(fromMs - hourMs);
					return [`${key} ${wallName(interval, timezone, atMs)}`, pico(costUsd)] as const;
				});
				expect(new Map([...found].sort())).toEqual(new Map([...expected].sort()));
				expect(found).toHaveLength(expected.size);
				expect(pico(total.costUsd)).toBe([...expected.values()].reduce((sum, cost) => sum + cost, 0n));
			},
		),
		{ numRuns: 150 },
	);
});
