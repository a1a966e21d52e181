import { removeChannel } from '@spanledger/db/channels/remove-channel';
import { saveChannel } from '@spanledger/db/channels/save-channel';
import { listDeliveries } from '@spanledger/db/notifications/list-deliveries';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store } from '../testing/test-project.ts';
import { getWeeklySpend, previewWeeklySpend, saveWeeklySpend, sendWeeklySpend } from './weekly-spend.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
/** A Friday. */
const now = new Date('2026-11-20T12:00:00Z');
const by = 'ada@example.com';
const settings = { enabled: true, channelIds: [] as string[], weekday: 1, hour: 9, timeZone: 'UTC' };

const world = async () => {
	const { project, key } = await createTestProject(db);
	return { ...createTestDeps(db, () => now), project, key, scope: { projectId: project.id } };
};
let mine: Awaited<ReturnType<typeof world>>;
let theirs: Awaited<ReturnType<typeof world>>;
const addChannel = ({ scope }: { scope: { projectId: string } }, name: string) =>
	saveChannel(db, scope, {
		id: null,
		name,
		target: { kind: 'email', to: [by] },
		savedBy: by,
		secret: 'x'.repeat(16),
	});
beforeAll(async () => {
	mine = await world();
	theirs = await world();
});

describe('the settings of the weekly spend', () => {
	it('are off until somebody sets them', async () => {
		const { settings, nextAt } = await getWeeklySpend(mine);
		expect(settings).toEqual({ enabled: false, channelIds: [], weekday: 1, hour: 9, timeZone: mine.project.timezone });
		expect(nextAt).toBeNull();
	});

	it('are kept and audited, without a channel that is gone', async () => {
		const [kept, removed] = [await addChannel(mine, 'kept'), await addChannel(mine, 'removed')];
		await saveWeeklySpend(mine, { ...settings, channelIds: [kept, removed] }, by);
		await removeChannel(db, mine.scope, { id: removed, removedBy: by });
		expect(await getWeeklySpend(mine)).toEqual({
			settings: { ...settings, channelIds: [kept] },
			nextAt: new Date('2026-11-23T09:00:00Z'),
		});
		const { rows } = await db.query('SELECT actor FROM audit_log WHERE project_id = $1 AND action = $2', [
			mine.scope.projectId,
			'weeklySpend.save',
		]);
		expect(rows).toEqual([{ actor: by }]);
	});

	it("refuse another project's channel", async () => {
		const foreign = await addChannel(theirs, 'theirs');
		const refusal = { code: 'invalid', field: 'channelIds' };
		await expect(saveWeeklySpend(mine, { ...settings, channelIds: [foreign] }, by)).rejects.toMatchObject(refusal);
		await expect(sendWeeklySpend(mine, { ...settings, channelIds: [foreign] }, by)).rejects.toMatchObject(refusal);
		expect(await listDeliveries(db, theirs.scope, { limit: 10 })).toEqual([]);
	});
});

describe('the last whole week', () => {
	beforeAll(async () => {
		const startNs = BigInt(Date.parse('2026-11-11T12:00:00Z')) * 1_000_000n;
		const usage = { inputTokens: 1_000_000, outputTokens: 1_000_000 };
		await store(db, mine, [spanOf('a', { usage, dimensions: { tenant: 'acme' } }, startNs)]);
		await settleAll(db);
	});

	it('is shown as it would be told, of this project alone', async () => {
		// 0.15 + 0.60
		expect((await previewWeeklySpend(mine, settings)).title).toBe(
			'Test spent $0.75 in the week of 9 November 2026, and nothing the week before',
		);
		expect((await previewWeeklySpend(theirs, settings)).title).toBe(
			'Test spent nothing in the week of 9 November 2026',
		);
	});

	it('is sent as often as somebody asks, and leaves its own turn to the worker', async () => {
		const channelIds = [await addChannel(mine, 'now')];
		await sendWeeklySpend(mine, { ...settings, channelIds }, by);
		await sendWeeklySpend(mine, { ...settings, channelIds }, by);
		const keys = (await listDeliveries(db, mine.scope, { limit: 10 })).map(({ event }) => event.key);
		expect(keys).toHaveLength(2);
		expect(keys).not.toContain('weekly-spend/2026-11-09');
		for (const key of keys) expect(key).toMatch(/^weekly-spend\/2026-11-09\/now\//);
	});
});
