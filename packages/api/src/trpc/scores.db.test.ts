import { definitionChange } from '@spanledger/core/scores/definition-change';
import type { Score } from '@spanledger/core/scores/score';
import { storeScores } from '@spanledger/db/scores/store-scores';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { handleRest } from '../rest/handle-rest.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { createCaller } from './app-router.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);
const now = new Date();
const deps = createTestDeps(db, () => now);
const traceOf = (digit: string) => digit.repeat(32);

let mine: TestProject;
let project: string;
let caller: ReturnType<typeof createCaller>;
beforeEach(async () => {
	await db.query('DELETE FROM auth_users');
	mine = await createTestProject(db);
	project = mine.project.slug;
	await bootstrapUser(deps, { email: 'ada@example.com', password: 'a good password' });
	const { rows } = await db.query<{ id: string }>('SELECT id FROM auth_users');
	caller = createCaller({ ...deps, member: { userId: rows[0]?.id ?? '', email: 'ada@example.com', name: 'Ada' } });
});

let ids = 0;
const send = (name: string, changes: Partial<Score>) =>
	storeScores(db, { projectId: mine.project.id }, [
		{
			score: {
				...{ id: `s${ids++}`, name, dataType: 'numeric', value: 1, label: null, comment: null, source: 'user' },
				...{ traceId: null, spanId: null, sessionId: null, requestId: null, responseId: null, userId: null },
				...{ timeMs: now.getTime(), ...changes },
			},
			receivedAt: now,
		},
	]);
const definitions = () => caller.scores.definitions({ project });
const stars = { name: 'stars', direction: 'higher', min: 1, max: 5, passMark: 4 } as const;

describe('what the names of scores mean', () => {
	it('lists what came with what is open about it, and what was set before any came', async () => {
		await send('tone', { sessionId: 's', value: 0.25 });
		await send('tone', { sessionId: 's', value: 7 });
		await send('helpfulness', { sessionId: 's', value: 1 });
		await send('relevance', { sessionId: 's', value: 4 });
		await caller.scores.define({ project, definition: stars });
		expect((await definitions()).map(({ name, origin, scores, open }) => [name, origin, scores, open])).toEqual([
			['tone', 'unknown', 2, 'unknown'],
			['helpfulness', 'known', 1, null],
			// 4 of what? 0 – 1 was assumed
			['relevance', 'known', 1, 'beyond'],
			['stars', 'project', 0, null],
		]);
		expect((await definitions())[0]?.seen).toMatchObject({ min: 0.25, max: 7, labels: [] });
	});

	it('are answered over REST in the same words', async () => {
		await send('tone', { sessionId: 's' });
		const request = new Request('http://localhost/api/v1/scores/definitions', { headers: { 'x-api-key': mine.key } });
		expect(await (await handleRest(request, deps)).json()).toEqual({ items: await definitions() });
	});

	it('ignoring a name takes it out of the inbox; forgetting that brings it back', async () => {
		await send('tone', { sessionId: 's' });
		await caller.scores.define({ project, definition: { name: 'tone', direction: 'none' } });
		expect(await definitions()).toMatchObject([{ name: 'tone', direction: 'none', origin: 'project', open: null }]);
		await caller.scores.undefine({ project, name: 'tone' });
		expect(await definitions()).toMatchObject([{ name: 'tone', open: 'unknown' }]);
	});

	it('every change is in the audit log with what it was before', async () => {
		await caller.scores.define({ project, definition: stars });
		await caller.scores.define({ project, definition: { ...stars, passMark: 3 } });
		await caller.scores.undefine({ project, name: 'stars' });
		const changes = await caller.audit.list({ project, noun: 'score-definition' });
		expect(changes.map(({ details }) => definitionChange(details))).toMatchObject([
			{ before: { passMark: 3 }, after: null },
			{ before: { passMark: 4 }, after: { passMark: 3 } },
			{ before: null, after: { passMark: 4 } },
		]);
		expect(changes.every(({ actor, subject }) => actor === 'ada@example.com' && subject === 'stars')).toBe(true);
	});

	it.each([
		[{ passMark: 9 }, 'the pass mark 9 lies outside the range 1 – 5'],
		[{ min: 6 }, 'the range ends (5) before it begins (6)'],
		[{ max: null }, 'a range has two ends'],
	])('refuses %j and says why', async (change, message) => {
		await expect(caller.scores.define({ project, definition: { ...stars, ...change } })).rejects.toThrow(message);
		expect(await definitions()).toEqual([]);
	});
});

describe('a pass mark that changes', () => {
	it.each([
		['the trace', { traceId: traceOf('a') }, 1],
		['only its request', { requestId: 'r_a' }, 1],
		['a trace whose spans are gone', { traceId: traceOf('b') }, 0],
		['a session', { sessionId: 's' }, 0],
	])('settles again the traces that people scored by %s', async (_, target, resettling) => {
		const startNs = BigInt(now.getTime() - 600_000) * 1_000_000n;
		await store(db, mine, [spanOf('a', { traceId: traceOf('a'), dimensions: { requestId: 'r_a' } }, startNs)]);
		await send('stars', { ...target, value: 3 });
		await settleAll(db);
		expect(await caller.scores.define({ project, definition: stars })).toEqual({ resettling });
		const { rowCount } = await db.query('SELECT FROM unsettled_traces WHERE project_id = $1', [mine.project.id]);
		expect(rowCount).toBe(resettling);
		expect(await caller.scores.undefine({ project, name: 'stars' })).toEqual({ resettling });
	});
});
