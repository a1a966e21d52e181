import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { costQuery } from './cost-query.ts';
import { type ExploredCalls, exploreCalls } from './explore-calls.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const now = new Date('2026-11-20T12:07:00Z');
const deps = createTestDeps(db, () => now);
const startNs = BigInt(Date.parse('2026-11-20T02:00:00Z')) * 1_000_000n;

let traces = 0;
const nextTrace = () => (++traces).toString(16).padStart(32, '0');
type Parts = Parameters<typeof spanOf>[1];
const callOf = (parts: Parts = {}) =>
	spanOf('a', { traceId: nextTrace(), usage: { inputTokens: 1_000, outputTokens: 0 }, ...parts }, startNs);

let project: TestProject;
/** As it arrives at a page: nothing but JSON. */
const explore = async (query: object = {}): Promise<ExploredCalls> =>
	JSON.parse(JSON.stringify(await exploreCalls(deps, { projectId: project.project.id }, costQuery.parse(query))));

describe('each figure by itself', () => {
	beforeAll(async () => {
		project = await createTestProject(db);
		const tried = nextTrace();
		const of = (tenant: string) => ({ dimensions: { tenant } });
		await store(db, project, [
			// a call that failed and was tried again, and one that only failed; gpt-4o-mini: 0.15 in, 0.075 cached, 0.60 out
			spanOf(
				'a',
				{ traceId: tried, usage: { inputTokens: 2_000, outputTokens: 0 }, status: 'error', ...of('retry') },
				startNs,
			),
			spanOf(
				'b',
				{
					traceId: tried,
					parentSpanId: 'f'.repeat(16),
					usage: { inputTokens: 2_000, outputTokens: 0 },
					startMs: 900,
					...of('retry'),
				},
				startNs,
			),
			callOf({ status: 'error', ...of('retry') }),
			callOf({ status: 'error', usage: null, ...of('retry') }),
			callOf({ usage: { inputTokens: 1_000, cacheReadTokens: 400, outputTokens: 0 }, ...of('cached') }),
			callOf({ billingHint: 'cached-replay', ...of('cached') }),
			...[1, 2, 3].map(() => callOf({ inputPreview: 'How do I rotate my key?', ...of('repeats') })),
			...[1, 2].map(() =>
				callOf({ usage: { inputTokens: 10_000_000, outputTokens: 0 }, inputPreview: 'All of it', ...of('dear') }),
			),
			callOf({ inputPreview: 'Something else', ...of('repeats') }),
		]);
		await settleAll(db);
	});

	it('failed calls, and those that were tried again', async () => {
		const { failed, retried, all, isComplete, withoutUsage } = await explore({ tenant: ['retry'] });
		expect({ failed, retried, all, isComplete, withoutUsage }).toEqual({
			failed: {
				calls: 3,
				costUsd: '0.00045', // 3,000 × 0.15 per million
				unknown: 1,
				dearest: { traceId: '1'.padStart(32, '0'), spanId: 'a'.padStart(16, '0') },
			},
			withoutUsage: 1,
			retried: { calls: 1, costUsd: '0.0003', unknown: 0 },
			all: { calls: 4, costUsd: '0.00075' },
			isComplete: true,
		});
	});

	it('what both caches spare, apart', async () => {
		const { promptCache, appCache } = await explore({ tenant: ['cached'] });
		expect(promptCache).toEqual({ inputTokens: 1_000, readTokens: 400, savedUsd: '0.00003' }); // 400 × (0.15 − 0.075)
		expect(appCache).toEqual({ calls: 1, savedUsd: '0.00015', unpricedCalls: 0 });
	});

	it('prompts that were asked again', async () => {
		const { repeated } = await explore({ tenant: ['repeats'] });
		expect(repeated).toMatchObject({ calls: 2, costUsd: '0.0003' });
		expect(repeated.dearest).toMatchObject([{ preview: 'How do I rotate my key?', calls: 2 }]);
	});

	it('a card for what costs more than $10 a month', async () => {
		const { insights } = await explore({ tenant: ['dear'] });
		// $1.50 in 10 hours and 7 minutes
		expect(insights).toMatchObject([{ finding: 'repeated', calls: 1, costUsd: '1.5' }]);
		expect(Number(insights[0]?.monthlyUsd)).toBeCloseTo((1.5 * 720) / (10 + 7 / 60), 2);
	});

	it('a month is reckoned from the whole range, also where its calls came at the end of it', async () => {
		// the same $1.50, but asked of two hours before the first call and held against all that the project has been there
		await store(db, project, [callOf({ startMs: -20 * 3_600_000, dimensions: { tenant: 'early' } })]);
		await settleAll(db);
		const { insights, coveredMs } = await explore({ from: '2026-11-19T14:00:00Z', tenant: ['dear'] });
		expect(coveredMs).toBe((22 * 60 + 7) * 60_000);
		expect(Number(insights[0]?.monthlyUsd)).toBeCloseTo((1.5 * 720) / (22 + 7 / 60), 2);
	});

	it('an empty bill has nothing to say', async () => {
		expect(await explore({ tenant: ['nobody'] })).toMatchObject({
			spread: { costPerRequest: null, tokensPerCall: null, tokensPerSession: null },
			all: { calls: 0, costUsd: '0' },
			outliers: { calls: 0, dearest: [] },
			insights: [],
		});
	});
});

describe('what is far from usual', () => {
	beforeAll(async () => {
		project = await createTestProject(db);
		const tokens = Array.from({ length: 100 }, (_, index) => index + 1);
		const dimensions = { feature: 'search', session: 's' };
		await store(db, project, [
			...tokens.map((inputTokens) => callOf({ usage: { inputTokens, outputTokens: 0 }, dimensions })),
			// the p95 of all 102 is 97: more than 485 is far from usual
			callOf({ usage: { inputTokens: 485, outputTokens: 0 }, dimensions }),
			callOf({ usage: { inputTokens: 90_000_000, outputTokens: 4_000_000 }, dimensions }),
			// too few of its kind to say what is usual
			callOf({ usage: { inputTokens: 900_000, outputTokens: 0 }, dimensions: { feature: 'rare' } }),
		]);
		await settleAll(db);
	});

	it('is found with its trace, against the calls of its feature and model', async () => {
		const { outliers, insights } = await explore();
		expect(outliers).toMatchObject({ calls: 1, costUsd: '15.900000000000' });
		expect(outliers.dearest).toMatchObject([
			{ feature: 'search', model: 'gpt-4o-mini', tokens: 94_000_000, usualTokens: 97 },
		]);
		// $15.90 in the 10 hours and 7 minutes since the first call; what nobody is named for is all of the bill
		expect(insights.map(({ finding }) => finding)).toEqual(['unattributed', 'outliers']);
		expect(Number(insights[1]?.monthlyUsd)).toBeCloseTo((15.9 * 720) / (10 + 7 / 60), 2);
	});

	it('quantiles are true values', async () => {
		const { spread } = await explore({ feature: ['search'] });
		expect(spread.tokensPerCall).toEqual({ p50: 51, p95: 97, p99: 485 });
		expect(spread.costPerRequest).toMatchObject({ p50: '0.000007650000' }); // 51 × 0.15 per million
		expect(spread.tokensPerSession?.p50).toBe(5_050 + 485 + 94_000_000);
	});

	it('filters choose whose calls are looked at, not what is usual', async () => {
		await store(db, project, [
			callOf({ usage: { inputTokens: 5_000, outputTokens: 0 }, dimensions: { feature: 'search', tenant: 'lonely' } }),
		]);
		await settleAll(db);
		expect((await explore({ tenant: ['lonely'] })).outliers).toMatchObject({ calls: 1, dearest: [{ tokens: 5_000 }] });
	});
});
