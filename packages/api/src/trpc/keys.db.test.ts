import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { handleRest, routes } from '../rest/handle-rest.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, type TestProject } from '../testing/test-project.ts';
import { createCaller } from './app-router.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);
const deps = createTestDeps(db, () => new Date());

let mine: TestProject;
let project: string;
let caller: ReturnType<typeof createCaller>;
beforeAll(async () => {
	mine = await createTestProject(db);
	project = mine.project.slug;
	await bootstrapUser(deps, { email: 'ada@example.com', password: 'a good password' });
	const { rows } = await db.query<{ id: string }>('SELECT id FROM auth_users');
	caller = createCaller({ ...deps, member: { userId: rows[0]?.id ?? '', email: 'ada@example.com', name: 'Ada' } });
});

describe('a key for pages', () => {
	it('is made for its origins, and listed with them', async () => {
		const { id } = await caller.keys.create({
			...{ project, name: 'thumbs', scopes: ['scores'] },
			browserOrigins: ['https://Shop.example/', 'http://localhost:8000', 'https://shop.example'],
		});
		expect((await caller.keys.list({ project })).find((key) => key.id === id)).toMatchObject({
			scopes: ['scores'],
			browserOrigins: ['https://shop.example', 'http://localhost:8000'],
		});
	});

	it.each([
		['another scope', ['scores', 'read'], ['*'], 'a key for pages can only add scores'],
		['no origin', ['scores'], [], 'at least one origin'],
		['what is none', ['scores'], ['shop.example'], '\\"shop.example\\" is no origin such as https://shop.example'],
	] as const)('is refused with %s', async (_, scopes, browserOrigins, words) => {
		const create = caller.keys.create({ project, name: 'x', scopes: [...scopes], browserOrigins: [...browserOrigins] });
		await expect(create).rejects.toThrow(words);
	});
});

describe('a key that can only add scores', () => {
	const guarded = routes.filter(({ scope }) => scope !== null);

	it('is refused by every route of the read API', async () => {
		const { key } = await caller.keys.create({ project, name: 'only scores', scopes: ['scores'] });
		for (const { method, path } of guarded) {
			const request = new Request(`http://localhost/api/v1${path.replace(/\{\w+\}/g, 'x')}`, {
				method,
				headers: { 'x-api-key': key },
			});
			expect([path, (await handleRest(request, deps)).status]).toEqual([path, 403]);
		}
		expect(guarded.length).toBeGreaterThan(10);
	});
});
