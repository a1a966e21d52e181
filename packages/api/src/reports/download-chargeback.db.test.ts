import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { downloadChargeback } from './download-chargeback.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db);
const november = BigInt(Date.parse('2026-11-10T12:00:00Z')) * 1_000_000n;
const account = { email: 'admin@example.com', password: 'a good password' };

let mine: TestProject;
let theirs: TestProject;
let cookie = '';
beforeAll(async () => {
	mine = await createTestProject(db);
	await bootstrapUser(deps, account);
	theirs = await createTestProject(db); // made after, so nobody here is its member
	for (const [project, tenant] of [
		[mine, 'acme'],
		[theirs, 'their-tenant'],
	] as const) {
		const call = { usage: { inputTokens: 1_000, outputTokens: 100 }, dimensions: { tenant } };
		await store(db, project, [spanOf('a', call, november)]);
	}
	await settleAll(db);
	const headers = { 'content-type': 'application/json', origin: deps.publicUrl };
	const signIn = new Request(`${deps.publicUrl}/api/auth/sign-in/email`, {
		method: 'POST',
		headers,
		body: JSON.stringify(account),
	});
	cookie = ((await deps.auth.handler(signIn)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
});

const download = (slug: string, query: string, headers: Record<string, string> = { cookie }) =>
	downloadChargeback(new Request(`${deps.publicUrl}/${slug}/costs/chargeback?${query}`, { headers }), slug, deps);

describe('the chargeback file of a page', () => {
	it('is that of the member’s project, and of no other', async () => {
		const response = await download(mine.project.slug, 'month=2026-11&by=tenant&timezone=Europe%2FBerlin');
		expect(response.status).toBe(200);
		expect(response.headers.get('content-disposition')).toContain('chargeback-2026-11-by-tenant.csv');
		// 1,000 × 0.15 + 100 × 0.6 per million
		expect(parse(await response.text(), { columns: true })).toMatchObject([{ key: 'acme', cost_usd: '0.00021' }]);
	});

	it("another's project looks like one that is not there", async () => {
		const answers = [];
		for (const slug of [theirs.project.slug, 'no-such-project']) {
			const response = await download(slug, 'month=2026-11');
			answers.push([response.status, (await response.text()).replace(slug, '…')]);
		}
		expect(answers[0]).toEqual([404, expect.stringContaining('no project')]);
		expect(answers[0]).toEqual(answers[1]);
	});

	it('needs somebody signed in: a key is no sign-in here', async () => {
		expect((await download(mine.project.slug, 'month=2026-11', {})).status).toBe(401);
		expect((await download(mine.project.slug, 'month=2026-11', { 'x-api-key': mine.key })).status).toBe(401);
	});

	it('names the parameter at fault', async () => {
		const response = await download(mine.project.slug, 'month=2026-13');
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: { field: 'month' } });
	});
});
