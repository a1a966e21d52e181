import type { Span } from '@spanledger/core/spans/span';
import { costGroupings } from '@spanledger/db/costs/cost-question';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CostReport, CostRow } from '../costs/cost-shape.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { handleRest } from './handle-rest.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const now = new Date('2026-11-20T12:07:00Z');
const deps = createTestDeps(db, () => now);

async function get(project: TestProject, query: string) {
	const request = new Request(`http://localhost:3999/api/v1/costs?${query}`, { headers: { 'x-api-key': project.key } });
	const response = await handleRest(request, deps);
	return { status: response.status, body: (await response.json()) as CostReport };
}

let traces = 0;
/** One call in a trace of its own, at an instant. */
function callAt(iso: string, parts: Parameters<typeof spanOf>[1] = {}): Span {
	const startNs = BigInt(Date.parse(iso)) * 1_000_000n;
	const traceId = (++traces).toString(16).padStart(32, '0');
	const usage = { inputTokens: 1_000, outputTokens: 100 };
	return spanOf('a', { traceId, usage, ...parts }, startNs);
}

/** Exact sum of decimal strings, in pico-USD. */
const picoOf = (usd: string): bigint => {
	const [whole = '0', fraction = ''] = usd.split('.');
	return BigInt(whole) * 10n ** 12n + BigInt(fraction.padEnd(12, '0'));
};
const sumCost = (rows: readonly CostRow[]): bigint => rows.reduce((sum, { costUsd }) => sum + picoOf(costUsd), 0n);

describe('one figure at a time', () => {
	let project: TestProject;
	beforeAll(async () => {
		project = await createTestProject(db);
		await store(db, project, [
			callAt('2026-11-20T10:00:00Z', { dimensions: { tenant: 'acme', user: 'u1', team: 'blue' } }),
			callAt('2026-11-20T10:20:00Z', { dimensions: { tenant: 'acme', user: 'u2' }, status: 'error' }),
			callAt('2026-11-20T10:40:00Z', { dimensions: { tenant: 'globex', user: 'u1' }, requestModel: 'gpt-4o' }),
			callAt('2026-11-20T11:00:00Z', { requestModel: 'unheard-of' }),
			callAt('2026-11-20T11:00:00Z', { usage: null, promptName: 'greet', promptVersion: '3' }),
		]);
		await settleAll(db);
	});

	it('by tenant, dearest first, unset as null', async () => {
		const { body } = await get(project, 'groupBy=tenant');
		const figures = body.rows.map((row) => [row.key, row.calls, row.errors, row.traces, row.users]);
		expect(figures.map((row, index) => [...row, body.rows[index]?.costUsd, body.rows[index]?.unpricedCalls])).toEqual([
			['globex', 1, 0, 1, 1, '0.0035', 0], // 1,000 × 2.5 + 100 × 10 per 1e6
			['acme', 2, 1, 2, 2, '0.00042', 0], // 2 × (1,000 × 0.15 + 100 × 0.6) per 1e6
			[null, 2, 0, 2, 0, '0', 1], // the one without usage is not unpriced: nothing is known of it
		]);
		expect(body.total).toMatchObject({
			calls: 5,
			errors: 1,
			traces: 5,
			users: 2,
			costUsd: '0.00392',
			unpricedCalls: 1,
		});
		expect(body.total.usage).toMatchObject({ inputTokens: 4_000, outputTokens: 400, totalTokens: 4_400 });
	});

	it('estimates nothing where nothing was sampled', async () => {
		const { body } = await get(project, 'groupBy=tenant');
		const estimates = [...body.rows, body.total].flatMap((row) => [row.estimatedCalls, row.estimatedCostUsd]);
		expect(new Set(estimates)).toEqual(new Set([null]));
	});

	it('widens the range to whole quarter hours and echoes it', async () => {
		const { body } = await get(project, 'from=2026-11-20T10:07:00Z&to=2026-11-20T10:16:00Z');
		expect(body).toMatchObject({ from: '2026-11-20T10:00:00Z', to: '2026-11-20T10:30:00Z', total: { calls: 2 } });
		const { body: lastDay } = await get(project, '');
		expect(lastDay).toMatchObject({ from: '2026-11-19T12:00:00Z', to: '2026-11-20T12:15:00Z' });
	});

	it.each([
		[
			'the narrow rows',
			'groupBy=model',
			[
				['gpt-4o', 1],
				['gpt-4o-mini', 3],
				['unheard-of', 1],
			],
		],
		['the cube', 'groupBy=model&tenant=acme', [['gpt-4o-mini', 2]]],
		[
			'repeated = or',
			'groupBy=tenant&tenant=acme&tenant=globex',
			[
				['globex', 1],
				['acme', 2],
			],
		],
		[
			'empty = not set',
			'groupBy=model&tenant=',
			[
				['gpt-4o-mini', 1],
				['unheard-of', 1],
			],
		],
		[
			'the ledger, by user',
			'groupBy=tenant&user=u1',
			[
				['globex', 1],
				['acme', 1],
			],
		],
		[
			'users of a tenant',
			'groupBy=user&tenant=acme',
			[
				['u1', 1],
				['u2', 1],
			],
		],
		['prompt', 'groupBy=promptVersion&promptVersion=greet%403', [['greet@3', 1]]],
		['none', 'groupBy=none&tenant=acme', [[null, 2]]],
		['nothing', 'groupBy=tenant&tenant=nobody', []],
	])('reads %s', async (_, query, expected) => {
		const { body } = await get(project, query);
		const byKey = (rows: unknown[]) => [...rows].sort((a, b) => String(a).localeCompare(String(b)));
		expect(byKey(body.rows.map(({ key, calls }) => [key, calls]))).toEqual(byKey(expected));
	});

	it.each([
		['groupBy=colour', 'groupBy'],
		['groupBy=session', 'groupBy'],
		['interval=minute', 'interval'],
		['purpose=fun', 'purpose'],
		['timezone=Mars%2FOlympus', 'timezone'],
		['timezone=%2B02:00', 'timezone'],
		['limit=5', 'limit'],
		['from=x', 'from'],
		['interval=hour&from=1990-01-01T00:00:00Z', 'interval'],
	])('400 names the field: %s', async (query, field) => {
		const { status, body } = await get(project, query);
		expect([status, (body as unknown as { error: { field: string } }).error.field]).toEqual([400, field]);
	});
});

describe('days of a zone that changes its clock', () => {
	it.each([
		// Berlin leaves summer time on 25 October 2026: that day has 25 hours
		['autumn', '2026-10-24T22:00:00Z', 25, '2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00'],
		// and enters it on 28 March 2027: 23 hours
		['spring', '2027-03-27T23:00:00Z', 23, '2027-03-28T00:00:00+01:00', '2027-03-29T00:00:00+02:00'],
	])('%s', async (_, midnight, hours, day, next) => {
		const project = await createTestProject(db);
		const at = (hour: number) => new Date(Date.parse(midnight) + hour * 3_600_000).toISOString();
		await store(
			db,
			project,
			Array.from({ length: hours + 1 }, (__, hour) => callAt(at(hour))),
		);
		await settleAll(db);
		const range = `from=${midnight}&to=${at(48)}&timezone=Europe/Berlin`;
		const byDay = await get(project, `${range}&interval=day`);
		expect(byDay.body.rows.map(({ bucket, calls }) => [bucket, calls])).toEqual([
			[day, hours],
			[next, 1],
		]);
		const byHour = await get(project, `${range}&interval=hour`);
		expect(byHour.body.rows.map(({ calls }) => calls)).toEqual(Array.from({ length: hours + 1 }, () => 1));
		expect(new Set(byHour.body.rows.map(({ bucket }) => bucket)).size).toBe(hours + 1);
	});

	it('weeks begin on Monday and months on the first, there', async () => {
		const project = await createTestProject(db);
		await store(db, project, [callAt('2026-10-31T23:30:00Z'), callAt('2026-11-01T18:30:00Z')]);
		await settleAll(db);
		const range = 'from=2026-10-01T00:00:00Z&to=2026-12-01T00:00:00Z';
		const months = await get(project, `${range}&interval=month&timezone=Europe/Berlin`);
		expect(months.body.rows.map(({ bucket, calls }) => [bucket, calls])).toEqual([['2026-11-01T00:00:00+01:00', 2]]);
		const weeks = await get(project, `${range}&interval=week&timezone=Asia/Kolkata`);
		expect(weeks.body.rows.map(({ bucket }) => bucket)).toEqual([
			'2026-10-26T00:00:00+05:30',
			'2026-11-02T00:00:00+05:30',
		]);
	});
});

describe('whatever the calls are', () => {
	const word = fc.constantFrom(undefined, 'a', 'b', 'ü=&"');
	const call = fc.record({
		minute: fc.nat(600),
		tenant: word,
		team: word,
		feature: word,
		user: word,
		environment: word,
		route: word,
		session: word,
		model: fc.constantFrom('gpt-4o', 'gpt-4o-mini', 'unheard-of'),
		tokens: fc.option(fc.nat(1_000_000), { nil: null }),
		trace: fc.nat(5),
		failed: fc.boolean(),
		weight: fc.constantFrom(null, null, 4, 1 / 0.3),
		judges: fc.boolean(),
	});
	const groupings = costGroupings.map((groupBy) => `groupBy=${groupBy}`);
	const questions = fc.record({
		groupBy: fc.constantFrom(...groupings),
		interval: fc.constantFrom('none', 'hour', 'day', 'week', 'month'),
		zone: fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/St_Johns'),
		filter: fc.constantFrom(
			'',
			'&tenant=a',
			'&tenant=a&model=gpt-4o',
			'&user=b',
			'&session=',
			'&team=&team=b',
			'&route=a&user=',
			'&purpose=product',
			'&purpose=evaluation&tenant=a',
			'&purpose=product&user=b',
		),
	});

	it('rows sum to the total exactly, and to what was sent', { timeout: 120_000 }, async () => {
		const start = Date.parse('2026-11-19T14:00:00Z');
		await fc.assert(
			fc.asyncProperty(
				fc.array(call, { minLength: 1, maxLength: 40 }),
				fc.array(questions, { minLength: 8, maxLength: 8 }),
				async (calls, asked) => {
					const project = await createTestProject(db);
					const base = ++traces;
					const spans = calls.map(({ minute, model, tokens, trace, failed, weight, judges, ...dimensions }, index) =>
						spanOf(
							(index + 1).toString(16),
							{
								traceId: (base * 16 + trace).toString(16).padStart(32, 'f'),
								dimensions: Object.fromEntries(Object.entries(dimensions).filter(([, value]) => value !== undefined)),
								requestModel: model,
								usage: tokens === null ? null : { inputTokens: tokens, outputTokens: 7 },
								status: failed ? 'error' : 'unset',
								samplingWeight: weight,
								billingHint: judges ? 'evaluation' : null,
								startMs: minute * 60_000,
							},
							BigInt(start) * 1_000_000n,
						),
					);
					await store(db, project, spans);
					await settleAll(db);
					const whole = (await get(project, '')).body.total;
					expect(whole.calls).toBe(calls.length);
					expect(whole.traces).toBe(new Set(calls.map(({ trace }) => trace)).size);
					for (const { groupBy, interval, zone, filter } of asked) {
						const query = `${groupBy}&interval=${interval}&timezone=${zone}${filter}`;
						const { rows, total } = (await get(project, query)).body;
						expect(sumCost(rows)).toBe(picoOf(total.costUsd));
						for (const field of ['calls', 'errors', 'unpricedCalls'] as const) {
							expect(rows.reduce((sum, row) => sum + row[field], 0)).toBe(total[field]);
						}
						expect(rows.reduce((sum, { usage }) => sum + (usage.totalTokens ?? 0), 0)).toBe(total.usage.totalTokens);
						expect(rows.every(({ traces: own, users }) => own <= total.traces && users <= total.users)).toBe(true);
						if (total.estimatedCostUsd !== null) {
							const estimates = rows.map(({ estimatedCostUsd }) => picoOf(estimatedCostUsd ?? ''));
							expect(estimates.reduce((sum, part) => sum + part, 0n)).toBe(picoOf(total.estimatedCostUsd));
						}
						if (filter === '') expect(total).toEqual(whole);
					}
				},
			),
			{ numRuns: 15 },
		);
	});

	it('the ledger, the cube and the narrow rows tell the same', async () => {
		const project = await createTestProject(db);
		const tenants = ['a', 'b', undefined];
		await store(
			db,
			project,
			Array.from({ length: 30 }, (_, index) => {
				const tenant = tenants[index % 3];
				const dimensions = { ...(tenant === undefined ? {} : { tenant }), user: `u${index % 4}`, route: 'chat' };
				const billingHint = index % 5 === 0 ? 'evaluation' : null;
				const samplingWeight = index % 7 === 0 ? 1 / 0.3 : null;
				return callAt('2026-11-20T09:00:00Z', { dimensions, billingHint, samplingWeight, startMs: index * 60_000 });
			}),
		);
		await settleAll(db);
		const asked = async (purpose: string) => {
			const narrow = (await get(project, `groupBy=tenant&purpose=${purpose}`)).body;
			const cube = (await get(project, `groupBy=tenant&route=chat&purpose=${purpose}`)).body;
			const ledger = (await get(project, `groupBy=tenant&user=u0&user=u1&user=u2&user=u3&purpose=${purpose}`)).body;
			expect(narrow.rows).toHaveLength(3);
			expect(cube).toEqual(narrow);
			expect(ledger).toEqual(narrow);
			return narrow.total;
		};
		// 6 of 30 judge; 0, 7, 14, 21 and 28 stand for 3.333333 each, of which 0 judges
		expect(await asked('all')).toMatchObject({ calls: 30, estimatedCalls: 30 + 5 * 2.333333 });
		expect(await asked('product')).toMatchObject({ calls: 24, estimatedCalls: 24 + 4 * 2.333333 });
		expect(await asked('evaluation')).toMatchObject({
			calls: 6,
			costUsd: '0.00126',
			estimatedCostUsd: '0.00174999993',
		});
	});
});
