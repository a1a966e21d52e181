import { rereadInput } from '@spanledger/core/reread/reread-input';
import { listAudit } from '@spanledger/db/audit/list-audit';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { createCaller } from './app-router.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db, () => new Date());
const traceId = 'a'.repeat(32);
const range = { from: new Date(Date.now() - 86_400_000), to: new Date() };

let caller: ReturnType<typeof createCaller>['mapping'];
let all: ReturnType<typeof createCaller>;
let one: TestProject;
let project: string;

beforeAll(async () => {
	await createTestProject(db);
	await bootstrapUser(deps, { email: 'ada@example.com', password: 'a good password' });
	const { rows } = await db.query<{ id: string }>('SELECT id FROM auth_users');
	const member = { userId: rows[0]?.id ?? '', email: 'ada@example.com', name: 'Ada' };
	all = createCaller({ ...deps, member });
	caller = all.mapping;
});

beforeEach(async () => {
	one = await createTestProject(db);
	project = one.project.slug;
	await db.query(
		`INSERT INTO members (project_id, user_id, role) SELECT $1, id, 'owner' FROM auth_users ON CONFLICT DO NOTHING`,
		[one.project.id],
	);
	await db.query('DELETE FROM range_jobs');
});

describe('own keys', () => {
	it('are none at first, then what was saved, names without keys left out; audited', async () => {
		expect(await caller.get({ project })).toMatchObject({
			mapping: {},
			standard: { tenant: expect.arrayContaining(['tenant.id', 'customer.id']) },
		});
		await caller.save({ project, mapping: { tenant: [' shop.account ', 'metadata › account'], team: [] } });
		const { mapping } = await caller.get({ project });
		expect(mapping).toEqual({ tenant: ['shop.account', 'metadata › account'] });
		expect(await listAudit(db, { projectId: one.project.id }, { prefix: 'mapping', limit: 5 })).toMatchObject([
			{ actor: 'ada@example.com', action: 'mapping.save', details: { before: null, after: mapping } },
		]);
	});

	it.each([
		[{ tenant: ['a', 'a'] }, 'mapping.tenant'],
		[{ tenant: ['a', ' a'] }, 'mapping.tenant'],
		[{ tenant: [''] }, 'mapping.tenant.0'],
		[{ tenant: ['x'.repeat(201)] }, 'mapping.tenant.0'],
		[{ tenant: Array.from({ length: 21 }, (_, index) => `k${index}`) }, 'mapping.tenant'],
		[{ colour: ['a'] }, 'mapping'],
	])('%j is refused', async (mapping, field) => {
		const refused = caller.save({ project, mapping: mapping as object });
		await expect(refused).rejects.toMatchObject({ code: 'BAD_REQUEST' });
		const { cause } = await refused.catch((error) => error);
		expect(cause.field ?? cause.issues?.[0]?.path.join('.')).toBe(field);
	});
});

describe('what is understood', () => {
	beforeEach(async () => {
		const span = spanOf('a', { traceId, type: 'other', usage: null }, BigInt(Date.now() - 60_000) * 1_000_000n);
		await store(db, one, [span], { [span.spanId]: { attributes: { 'shop.account': 'acme' } } });
		await settleAll(db);
	});

	it('of a pasted span: by the saved keys, or by those to try', async () => {
		const text = JSON.stringify({
			spans: [
				{ name: 'one', attributes: [] },
				{ name: 'two', attributes: [{ key: 'shop.account', value: { stringValue: 'acme' } }] },
			],
		});
		const asked = { project, text, index: 1 };
		expect(await caller.explainPasted(asked)).toMatchObject({
			spans: ['one', 'two'],
			index: 1,
			explanation: { fields: [], unused: [{ key: 'shop.account', value: 'acme' }] },
		});
		const tried = await caller.explainPasted({ ...asked, mapping: { team: ['shop.account'] } });
		expect(tried.explanation.fields).toEqual([{ field: 'team', value: 'acme', key: 'shop.account', isOwn: true }]);
		await expect(caller.explainPasted({ ...asked, index: 2 })).rejects.toMatchObject({
			message: 'there are 2 spans; no number 2',
		});
		await expect(caller.explainPasted({ project, text: '{"a"}' })).rejects.toMatchObject({
			code: 'BAD_REQUEST',
			message: 'line 1, column 5: expected ":"',
		});
	});

	it('of a stored span, also on its own page; nothing once its content has gone', async () => {
		const asked = { project, traceId, spanId: idOf('a') };
		expect(
			(await caller.explainStored({ ...asked, mapping: { tenant: ['shop.account'] } })).explanation?.fields,
		).toContainEqual({ field: 'tenant', value: 'acme', key: 'shop.account', isOwn: true });
		await caller.save({ project, mapping: { user: ['shop.account'] } });
		const { recognised } = await all.traces.span(asked);
		expect(recognised?.fields).toContainEqual({ field: 'user', value: 'acme', key: 'shop.account', isOwn: true });
		await db.query('DELETE FROM payload_pages WHERE project_id = $1', [one.project.id]);
		expect(await caller.explainStored(asked)).toEqual({ explanation: null });
		await expect(caller.explainStored({ ...asked, spanId: idOf('b') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
	});

	it('attributes of the latest traces are suggested, of this project alone', async () => {
		expect(await caller.seenKeys({ project })).toEqual([
			{ key: 'service.name', spans: 1, values: ['shop'] },
			{ key: 'shop.account', spans: 1, values: ['acme'] },
		]);
		one = await createTestProject(db);
		await db.query(`INSERT INTO members (project_id, user_id, role) SELECT $1, id, 'owner' FROM auth_users`, [
			one.project.id,
		]);
		expect(await caller.seenKeys({ project: one.project.slug })).toEqual([]);
	});
});

describe('reading stored spans again', () => {
	it('a preview may try keys, a reading takes the saved ones; one that writes at a time', async () => {
		const preview = await caller.reread({ project, ...range, writes: false, mapping: { tenant: ['a'] } });
		expect(preview).toMatchObject({ kind: 'reread', writes: false, state: 'waiting', createdBy: 'ada@example.com' });
		expect(rereadInput.parse(preview.input)).toEqual({ mapping: { tenant: ['a'] } });
		const first = await caller.reread({ project, ...range, writes: true, mapping: null });
		await expect(caller.reread({ project, ...range, writes: true, mapping: null })).rejects.toMatchObject({
			code: 'CONFLICT',
		});
		expect((await all.rangeJobs.list({ project, kind: 'reread' })).map(({ id }) => id)).toEqual([first.id, preview.id]);
	});

	it.each([
		[{ ...range, from: range.to }, 'from must lie before to'],
		[{ ...range, mapping: { tenant: ['a'] } }, 'save the keys first'],
	])('%j is refused', async (more, message) => {
		await expect(caller.reread({ project, writes: true, mapping: null, ...more })).rejects.toMatchObject({
			code: 'BAD_REQUEST',
			message: expect.stringContaining(message),
		});
	});
});
