import { saveSection } from '@spanledger/db/settings/save-section';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, expect, it } from 'vitest';
import { book, createTestProject, settleAll, store } from '../testing/test-project.ts';
import { openTrace } from './open-trace.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;

it('what waits to be settled shows the prices of now, what is settled those of its bill', async () => {
	const project = await createTestProject(db);
	const scope = { projectId: project.project.id };
	const epochNs = BigInt(Date.now()) * 1_000_000n;
	const call = spanOf(
		'a',
		{ reportedCostUsd: '0.5', reportedCostSource: 'gateway', usage: { inputTokens: 1000 } },
		epochNs,
	);
	const cost = async () => {
		const { trace } = await openTrace({ db, book }, scope, call.traceId);
		return trace.spans.map(({ entry }) => [entry?.costSource, entry?.costUsd]);
	};
	const choose = (costSetting: string) =>
		saveSection(db, scope, { section: 'costs', value: { costSetting, headSampling: null }, savedBy: 'test' });

	await store(db, project, [call]);
	expect(await cost()).toEqual([['reported', 500_000_000_000n]]);
	await choose('computed');
	expect(await cost()).toEqual([['computed', 150_000_000n]]); // 1,000 × 0.15 per 1e6

	await settleAll(db); // by list prices
	expect(await cost()).toEqual([['reported', 500_000_000_000n]]);
});
