import type { Score } from '@spanledger/core/scores/score';
import { saveChannel } from '@spanledger/db/channels/save-channel';
import { inTransaction } from '@spanledger/db/in-transaction';
import { listDeliveries } from '@spanledger/db/notifications/list-deliveries';
import { buildReview } from '@spanledger/db/reviews/build-review';
import { labelItems } from '@spanledger/db/reviews/label-items';
import { listReviews } from '@spanledger/db/reviews/list-reviews';
import { releaseItem } from '@spanledger/db/reviews/release-item';
import { reserveItem } from '@spanledger/db/reviews/reserve-item';
import { listReviewItems } from '@spanledger/db/reviews/review-parts';
import type { Scope } from '@spanledger/db/scope';
import { storeScores } from '@spanledger/db/scores/store-scores';
import { saveSection } from '@spanledger/db/settings/save-section';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { by, pricedWorld } from '../testing/priced-world.ts';
import { turnDueWeeks } from './weekly-review.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const world = pricedWorld(db);
const publicUrl = 'http://localhost:3000';
/** Monday, 9 o'clock UTC, and when the worker next looks. */
const monday = new Date('2026-11-16T09:00:00Z');
const later = (hours: number) => new Date(monday.getTime() + hours * 3_600_000);
const look = (now: Date) => turnDueWeeks(db, { publicUrl, now });
const idOf = (at: number) => (at + 1).toString(16).padStart(32, '0');

let scope: Scope;
let channelId = '';
beforeEach(async () => {
	await db.query('DELETE FROM project_settings');
	scope = await world.newProject();
	await db.query(`UPDATE projects SET created_at = '2026-01-01'`);
	const target = { kind: 'webhook', url: 'https://example.com/in', secret: 'x'.repeat(16) } as const;
	channelId = await saveChannel(db, scope, { id: null, name: 'hook', target, savedBy: by, secret: 'y'.repeat(16) });
	await saveSection(db, scope, {
		...{ section: 'review', savedBy: by },
		value: { enabled: true, weekday: 1, hour: 9, timeZone: 'UTC', size: 25, channelIds: [channelId] },
	});
});

/** Traces of the week before Monday, one call each; every fifth was cut short. */
async function tellTraces(count: number, from = 0, at = '2026-11-12T10:00:00Z') {
	const spans = Array.from({ length: count }, (_, index) => {
		const number = from + index;
		return spanOf(
			number.toString(16).padStart(16, 'a'),
			{
				traceId: idOf(number),
				startMs: number * 1_000,
				dimensions: { tenant: `t${number % 6}`, route: 'POST /chat', requestId: `req_${number}` },
				...(number % 5 === 0 ? { signals: ['truncated'], finishReasons: ['length'] } : {}),
			},
			BigInt(Date.parse(at)) * 1_000_000n,
		);
	});
	await world.store(scope, spans);
	await world.settleAll();
}

const thumbDown = (id: string, more: Partial<Score>): Score => ({
	...{ id, name: 'thumbs', dataType: 'boolean', value: 0, label: null, comment: 'wrong', source: 'user' },
	...{ traceId: null, spanId: null, sessionId: null, requestId: null, responseId: null, userId: null },
	timeMs: Date.parse('2026-11-12T11:00:00Z'),
	...more,
});

describe('the weekly review', () => {
	it('is built once, however many workers look, and told once', async () => {
		await tellTraces(60);
		await look(monday);
		expect(await listReviews(db, scope, { limit: 5 })).toEqual([]);
		await Promise.all([look(later(0.1)), look(later(0.1)), look(later(0.1))]);
		await look(later(20));
		const [review, ...others] = await listReviews(db, scope, { limit: 5 });
		expect(others).toEqual([]);
		expect(review).toMatchObject({ week: '2026-11-09', builtBy: 'weekly', reviewed: 0 });
		const told = await listDeliveries(db, scope, { limit: 10 });
		expect(told.map(({ event }) => event.key)).toEqual(['review-ready/2026-11-09']);
		const items = await listReviewItems(db, scope, '2026-11-09');
		expect(items.filter(({ picked }) => picked === 'control')).toHaveLength(5);
	});

	it('stands whole or not at all when the build crashes on its way, and is built by the next', async () => {
		await tellTraces(40);
		const window = { from: new Date('2026-11-09T09:00:00Z'), to: monday };
		const order = { week: '2026-11-09', window, size: 25, builtBy: 'weekly', now: monday };
		const crash = () => Promise.reject(new Error('killed'));
		await expect(buildReview(db, scope, order, crash)).rejects.toThrow('killed');
		expect(await listReviews(db, scope, { limit: 5 })).toEqual([]);
		expect(await listReviewItems(db, scope, '2026-11-09')).toEqual([]);
		await look(later(0.1));
		expect(await listReviews(db, scope, { limit: 5 })).toHaveLength(1);
	});

	it('stands exactly once, whoever builds it and however often builders are killed', async () => {
		await tellTraces(40);
		const week = '2026-11-09';
		const window = { from: new Date('2026-11-09T09:00:00Z'), to: monday };
		const build = (builtBy: string, told: Parameters<typeof buildReview>[3]) =>
			buildReview(db, scope, { week, window, size: 25, builtBy, now: monday }, told).catch(() => null);
		const acts = {
			job: () => look(later(0.1)),
			person: () => build('ada', () => Promise.resolve()),
			thrown: () => build('thrown', () => Promise.reject(new Error('killed'))),
			// the server ends the connection in the midst of it, as it does when a machine goes
			cut: () =>
				build('cut', async (tx) => {
					await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
				}),
		};
		const act = fc.constantFrom<keyof typeof acts>('job', 'person', 'thrown', 'cut');
		await fc.assert(
			fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { maxLength: 4 }), async (rounds) => {
				for (const table of ['reviews', 'review_items', 'review_groups', 'notifications'])
					await db.query(`DELETE FROM ${table} WHERE project_id = $1`, [scope.projectId]);
				for (const round of rounds) await Promise.all(round.map((name) => acts[name]()));
				await acts.job();
				const reviews = await listReviews(db, scope, { limit: 5 });
				expect(reviews.map(({ builtBy }) => builtBy)).toEqual([expect.stringMatching(/^(weekly|ada)$/)]);
				const items = await listReviewItems(db, scope, week);
				expect(items.map(({ position }) => position)).toEqual(items.map((_, at) => at + 1));
				expect(reviews[0]?.items).toBe(items.length);
				const told = await listDeliveries(db, scope, { limit: 10 });
				expect(told).toHaveLength(reviews[0]?.builtBy === 'weekly' ? 1 : 0);
			}),
			{ numRuns: 12 },
		);
	}, 60_000);

	it('never shows a trace again that an earlier week showed', async () => {
		await tellTraces(40);
		await look(later(0.1));
		await tellTraces(40, 100, '2026-11-18T10:00:00Z');
		await look(later(168.1));
		const weeks = ['2026-11-09', '2026-11-16'];
		const [first = [], second = []] = await Promise.all(weeks.map((week) => listReviewItems(db, scope, week)));
		expect(second.length).toBeGreaterThan(5);
		const seen = new Set(first.map(({ traceId }) => traceId));
		expect(second.filter(({ traceId }) => seen.has(traceId))).toEqual([]);
	});

	it('draws its control from the traces of its window alone, not from older ones that somebody scored', async () => {
		await tellTraces(60, 0, '2026-11-05T10:00:00Z');
		await tellTraces(60, 100);
		// of the sixty older traces all are complained about this week
		const receivedAt = new Date('2026-11-12T09:00:00Z');
		const downs = Array.from({ length: 60 }, (_, at) => thumbDown(`down${at}`, { traceId: idOf(at) }));
		await storeScores(
			db,
			scope,
			downs.map((score) => ({ score, receivedAt })),
		);
		await look(later(0.1));
		const items = await listReviewItems(db, scope, '2026-11-09');
		const control = items.filter(({ picked }) => picked === 'control').map(({ traceId }) => traceId);
		const own = new Set(Array.from({ length: 60 }, (_, at) => idOf(100 + at)));
		expect(control).toHaveLength(5);
		expect(control.filter((id) => !own.has(id))).toEqual([]);
		expect(items.filter(({ traceId }) => !own.has(traceId)).length).toBeGreaterThan(0);
	});

	it('holds what users complained about, also where the complaint came before its trace', async () => {
		const receivedAt = new Date('2026-11-12T09:00:00Z');
		await storeScores(db, scope, [
			{ score: thumbDown('early', { requestId: 'req_7' }), receivedAt },
			{ score: thumbDown('named', { traceId: idOf(11) }), receivedAt },
		]);
		await tellTraces(40);
		await look(later(0.1));
		const items = await listReviewItems(db, scope, '2026-11-09');
		for (const trace of [7, 11]) {
			const item = items.find(({ traceId }) => traceId === idOf(trace));
			expect(item?.reasons).toContainEqual({ kind: 'complaint', comment: 'wrong' });
		}
	});

	it('gives a trace to one person at a time, and is done with the last label', async () => {
		await tellTraces(40);
		await look(later(0.1));
		const week = '2026-11-09';
		const hold = (who: string, now: Date) => reserveItem(db, scope, { week, position: 1, by: who, now });
		const both = await Promise.all([hold('ada', monday), hold('bob', monday)]);
		// null: it is theirs
		expect(both.filter((holder) => holder === null)).toHaveLength(1);
		expect(both).toContain(both[0] === null ? 'ada' : 'bob');
		expect(await hold('eve', later(0.2))).toBeNull();

		const items = await listReviewItems(db, scope, week);
		const [first] = items;
		const label = {
			...{ cause: 'model', labels: [], severity: 'high', note: '', expected: 'It is open.', outcome: 'fixed' },
			dataset: null,
		} as const;
		const say = (position: number, alike: number[], who: string) =>
			inTransaction(db, (tx) => labelItems(tx, scope, { week, position, alike, label, by: who, now: later(0.21) }));
		expect(await say(1, [], 'ada')).toEqual({ labelled: [], isDone: false });
		const [second = 0, ...others] = items.map(({ position }) => position).filter((position) => position !== 1);
		// whoever says it of all like it leaves out what somebody else holds
		const said = await say(second, [1, ...others], 'ada');
		expect(said.labelled.sort((a, b) => a - b)).toEqual([second, ...others]);
		expect(said.isDone).toBe(false);
		const labelled = await listReviewItems(db, scope, week);
		expect(labelled.filter(({ expected }) => expected !== '').map(({ position }) => position)).toEqual([second]);
		expect(labelled.find(({ position }) => position === 1)?.cause).toBeNull();
		await releaseItem(db, scope, { week, position: 1, by: 'ada' });
		expect(await hold('bob', later(0.21))).toBe('eve');
		await releaseItem(db, scope, { week, position: 1, by: 'eve' });
		expect(await hold('bob', later(0.21))).toBeNull();
		expect(first?.position).toBe(1);
		expect(await say(1, [], 'bob')).toEqual({ labelled: [1], isDone: true });
		// said again, of one that is closed; others that are labelled stay as they are
		expect(await say(1, others, 'bob')).toEqual({ labelled: [1], isDone: false });
	});
});
