import { afterAll, expect, test } from 'vitest';
import { bootstrapProject } from '../projects/bootstrap-project.ts';
import { createProject } from '../projects/create-project.ts';
import { findProject } from '../projects/find-project.ts';
import { listProjects } from '../projects/list-projects.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { createKey } from './create-key.ts';
import { findKey } from './find-key.ts';
import { listKeys } from './list-keys.ts';
import { revokeKey } from './revoke-key.ts';
import { trackKeyUse } from './track-key-use.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);
const apiKey = 'bootstrap-key_0123';

test('bootstrap makes one project and one key, however often and at once', async () => {
	const projects = await Promise.all([1, 2, 3].map(() => bootstrapProject(db, { apiKey })));
	expect(new Set(projects.map((project) => project.id)).size).toBe(1);
	expect(await findKey(db, apiKey)).toMatchObject({ projectId: projects[0]?.id, scopes: ['ingest', 'read', 'scores'] });
	expect(await listProjects(db)).toEqual([{ id: projects[0]?.id, slug: 'default', name: 'Default', timezone: 'UTC' }]);
});

test('a changed bootstrap key is added', async () => {
	const { id: projectId } = await bootstrapProject(db, { apiKey: 'another-key-456789' });
	expect((await listKeys(db, { projectId })).map((key) => key.prefix).sort()).toEqual(['another', 'bootstr']);
	expect(await findKey(db, apiKey)).not.toBeNull();
});

test('a key is found while it lives, and only in its project', async () => {
	const own = await createProject(db, { slug: 'own', name: 'Own' });
	const stranger = await createProject(db, { slug: 'stranger', name: 'Stranger' });
	const { id, key } = await createKey(db, { projectId: own.id }, { name: 'ci', scopes: ['read'] });
	expect(key).toMatch(/^sl_[A-Za-z0-9]{32}$/);
	expect(await findKey(db, key)).toEqual({ id, projectId: own.id, scopes: ['read'], browserOrigins: null });
	expect(await revokeKey(db, { projectId: stranger.id }, { id })).toBe(false);
	expect(await revokeKey(db, { projectId: own.id }, { id })).toBe(true);
	expect(await findKey(db, key)).toBeNull();
	const { rows } = await db.query(`SELECT * FROM api_keys WHERE id = $1`, [id]);
	expect(JSON.stringify(rows)).not.toContain(key);
});

test('last use is written in the background', async () => {
	const projectId = (await findProject(db, { slug: 'default' }))?.id ?? '';
	const found = await findKey(db, apiKey);
	const tracker = trackKeyUse(db);
	tracker.used(found?.id ?? '');
	await tracker.close();
	const used = (await listKeys(db, { projectId })).find((key) => key.id === found?.id);
	expect(used?.lastUsedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test('a taken slug is a conflict', async () => {
	await expect(createProject(db, { slug: 'default', name: 'Again' })).rejects.toMatchObject({ code: 'conflict' });
	expect(await findProject(db, { slug: 'nowhere' })).toBeNull();
});
