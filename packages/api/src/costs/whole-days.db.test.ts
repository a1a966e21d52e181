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
const startMs = Date.parse('2026-11-10T00:00:00Z');
const deps = createTestDeps(db, () => new Date('2026-11-20T12:00:00Z'));
const quarterMs = 900_000;
const days = 6;

let project: TestProject;
const report = (query: object) => reportCosts(deps, { projectId: project.project.id }, costQuery.parse(query));

/** A call every 7 quarter hours for six days, by three tenants and nobody. */
beforeAll(async () => {
	project = await createTestProject(db);
	const tenants = ['a', 'b', 'c', undefined];
	const calls = Array.from({ length: Math.floor((days * 96) / 7) }, (_, index) => {
		const tenant = tenants[index % tenants.length];
		return spanOf(
			'a',
			{
				traceId: (index + 1).toString(16).padStart(32, '0'),
				usage: { inputTokens: 1_000 + index, outputTokens: 7 },
				outcome: index % 3 === 0 ? 'success' : null,
				billingHint: index % 5 === 0 ? 'evaluation' : null,
				dimensions: tenant === undefined ? {} : { tenant },
			},
			BigInt(startMs + index * 7 * quarterMs) * 1_000_000n,
		);
	});
	await store(db, project, calls);
	await settleAll(db);
	// settling one of them again, dearer, moves its day too
	const [first] = calls;
	if (first === undefined) throw new Error('there are many');
	await store(db, project, [
		{ ...first, usage: { ...first.usage, inputTokens: 9_999 } as typeof first.usage, attributeCount: 9 },
	]);
	await settleAll(db);
});

it('any range tells the same from days and quarter hours as from every call', { timeout: 60_000 }, async () => {
	const quarter = fc.integer({ min: 0, max: days * 96 });
	await fc.assert(
		fc.asyncProperty(
			quarter,
			quarter,
			fc.constantFrom('none', 'day', 'week'),
			fc.constantFrom('all', 'product', 'evaluation'),
			fc.constantFrom('UTC', 'Asia/Kathmandu'),
			async (one, other, interval, purpose, timezone) => {
				fc.pre(one !== other);
				const at = (quarters: number) => new Date(startMs + quarters * quarterMs).toISOString();
				const question = {
					from: at(Math.min(one, other)),
					to: at(Math.max(one, other)),
					groupBy: 'tenant',
					interval,
					purpose,
					timezone,
				};
				expect(await report(question)).toEqual(await report({ ...question, session: [''] }));
			},
		),
		{ numRuns: 60 },
	);
});
