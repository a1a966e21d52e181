import { periodAt, shiftPeriod } from '@spanledger/core/calendar/period';
import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import { closeMonth } from '@spanledger/db/months/close-month';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { reviewMonth } from './review-month.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const now = new Date();
const deps = createTestDeps(db, () => now);
const timeZone = 'UTC';
const last = shiftPeriod(periodAt('month', timeZone, now.getTime()), -1);
const before = shiftPeriod(last, -1);

let project: TestProject;
let scope: { projectId: string };
let calls = 0;

/** `usd` as a gateway reported it. */
async function spend(atMs: number, usd: string, tenant: string, model = 'gpt-4o-mini', tokens = 1_000): Promise<void> {
	const id = (++calls).toString(16).padStart(16, '0');
	const span = spanOf(
		id,
		{
			traceId: `${'a'.repeat(16)}${id}`,
			usage: { inputTokens: tokens, outputTokens: 0 },
			requestModel: model,
			dimensions: { tenant, team: 'web' },
			reportedCostUsd: usd,
			reportedCostSource: 'gateway',
		},
		BigInt(atMs) * 1_000_000n,
	);
	await store(db, project, [span]);
}

beforeAll(async () => {
	project = await createTestProject(db);
	scope = { projectId: project.project.id };
	const [first, second] = [before.fromMs + 86_400_000, last.fromMs + 86_400_000];
	await spend(first, '10', 'acme');
	await spend(first, '4', 'gone');
	await spend(second, '30', 'acme', 'gpt-4o-mini', 2_000);
	await spend(second, '1', 'acme', 'gpt-4o');
	await spend(second, '7.5', 'new', 'gpt-4o-mini');
	await settleAll(db);
});

const review = (view: 'now' | 'closed', month = last.name) => reviewMonth(deps, scope, { month, view, timeZone });
const sum = (amounts: readonly string[]) => amounts.reduce((total, usd) => total + picoUsdFrom(usd), 0n);

it('the parts add up to the change, and so do the keys of every dimension', async () => {
	const found = await review('now');
	expect(found).toMatchObject({ beforeUsd: '14', afterUsd: '38.5', changeUsd: '24.5' });
	expect(sum(Object.values(found.parts))).toBe(picoUsdFrom('24.5'));
	for (const { rows, rest } of found.drivers) {
		expect(sum([...rows.map(({ changeUsd }) => changeUsd), rest.changeUsd])).toBe(picoUsdFrom('24.5'));
		for (const row of rows) {
			expect(sum([row.volumeUsd, row.tokensPerCallUsd, row.priceUsd])).toBe(picoUsdFrom(row.changeUsd));
		}
	}
	const tenants = found.drivers.find(({ dimension }) => dimension === 'tenant')?.rows;
	expect(tenants?.map(({ key, state, changeUsd }) => [key, state, changeUsd])).toEqual([
		['acme', 'both', '21'],
		['new', 'new', '7.5'],
		['gone', 'gone', '-4'],
	]);
});

it('a closed month has two views, which differ by its adjustments', async () => {
	for (const { name: month } of [before, last])
		await closeMonth(db, scope, { month, closedBy: 'ada@example.com', now });
	await spend(last.fromMs + 3_600_000, '5', 'acme');
	await settleAll(db);
	expect(await review('closed')).toMatchObject({ afterUsd: '38.5', changeUsd: '24.5' });
	const asNow = await review('now');
	expect(asNow).toMatchObject({
		afterUsd: '43.5',
		month: { state: 'closed', closed: { by: 'ada@example.com' }, closesAt: null, mayClose: false },
		books: { asClosedUsd: '38.5', adjustedUsd: '5', asKnownNowUsd: '43.5', adjustments: [{ calls: 1, costUsd: '5' }] },
	});
	const running = await review('now', asNow.months[0]?.name);
	expect(running.month).toMatchObject({ state: 'running', mayClose: false });
	expect(running.books).toMatchObject({ asClosedUsd: null, bookedHere: [{ month: last.name, costUsd: '5' }] });
});

it('a month before the first spend is not there', async () => {
	await expect(review('now', '2019-01')).rejects.toThrow('nothing was spent in 2019-01');
});

it('a project that has spent nothing has the month under way, and zeros', async () => {
	const empty = await createTestProject(db);
	const found = await reviewMonth(deps, { projectId: empty.project.id }, { view: 'now', timeZone });
	expect(found.months).toHaveLength(1);
	expect(found).toMatchObject({ beforeUsd: '0', afterUsd: '0', changeUsd: '0' });
});
