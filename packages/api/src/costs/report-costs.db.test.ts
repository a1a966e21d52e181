import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { costQuery } from './cost-query.ts';
import { reportCosts } from './report-costs.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db, () => new Date('2026-11-20T12:07:00Z'));
const startNs = BigInt(Date.parse('2026-11-20T10:00:00Z')) * 1_000_000n;
const usage = { inputTokens: 1_000, outputTokens: 100 };

let project: TestProject;
const report = (query: object) => reportCosts(deps, { projectId: project.project.id }, costQuery.parse(query));

beforeAll(async () => {
	project = await createTestProject(db);
	const outcomes = [...Array(6).fill('success'), 'failure', 'failure', null, null];
	const calls = outcomes.map((outcome, index) => {
		const traceId = (index + 1).toString(16).padStart(32, '0');
		return spanOf(
			'a',
			{ traceId, usage, outcome, dimensions: { tenant: 'acme', user: `u${index}`, feature: `f${index % 3}` } },
			startNs,
		);
	});
	const [first] = calls;
	if (first === undefined) throw new Error('there are ten');
	// another tenant's call in a trace that succeeded: one trace of the whole, one of each tenant
	const other = { ...first, spanId: 'b'.repeat(16), parentSpanId: 'c'.repeat(16), outcome: null };
	await store(db, project, [...calls, { ...other, dimensions: { tenant: 'globex', user: 'u0', feature: 'f9' } }]);
	await settleAll(db);
});

// 10 traces: 6 succeeded, 2 failed, 2 that nobody judged
it.each([
	['unfiltered', {}],
	['in the cube', { environment: [''] }],
	['in the ledger', { session: [''] }],
	['over days', { interval: 'day' }],
])('counts how tasks ended, %s', async (_, filter) => {
	const { rows, total } = await report({ groupBy: 'tenant', features: true, ...filter });
	const figures = rows.map((row) => [row.key, row.traces, row.successes, row.failures, row.features]);
	expect(figures.sort()).toEqual([
		['acme', 10, 6, 2, 3],
		['globex', 1, 1, 0, 1],
	]);
	expect(total).toMatchObject({ traces: 10, successes: 6, failures: 2, features: 4, users: 10 });
});

it('counts features only where asked', async () => {
	const { rows, total } = await report({ groupBy: 'tenant' });
	expect([total.features, rows[0]?.features]).toEqual([null, null]);
});
