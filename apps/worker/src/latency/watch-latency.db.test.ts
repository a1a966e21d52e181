import type { SloInput } from '@spanledger/core/latency/slo';
import type { ToldChannels } from '@spanledger/core/notify/channel';
import type { NotificationEvent } from '@spanledger/core/notify/notification-event';
import { removeChannel } from '@spanledger/db/channels/remove-channel';
import { saveChannel } from '@spanledger/db/channels/save-channel';
import { listLatencyBudgets } from '@spanledger/db/latency-budgets/list-latency-budgets';
import { saveLatencyBudget } from '@spanledger/db/latency-budgets/save-latency-budget';
import { listIncidents } from '@spanledger/db/latency-incidents/list-incidents';
import { createSlo } from '@spanledger/db/latency-slos/create-slo';
import { editSlo } from '@spanledger/db/latency-slos/edit-slo';
import { listSlos } from '@spanledger/db/latency-slos/list-slos';
import type { Scope } from '@spanledger/db/scope';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { watchLatency } from '../jobs/watch-latency.ts';
import { callOf, firstStart, pricedWorld } from '../testing/priced-world.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const world = pricedWorld(db);
const minuteMs = 60_000;

/** Minute 0 of each test: an hour ago, so that every minute of it is past and none is forgotten. */
const zeroMs = Math.floor(Date.now() / minuteMs) * minuteMs - 90 * minuteMs;
const lookAt = (minute: number) => watchLatency(db, new Date(zeroMs + (minute + 1) * minuteMs + 5_000));

let scope: Scope;
let traces = 0;
beforeEach(async () => {
	await db.query('DELETE FROM latency_budgets');
	await db.query('DELETE FROM latency_slos');
	scope = await world.newProject();
});

/** A trace each minute from `from` up to `to`: a retrieval, then a call. */
async function serve(
	from: number,
	to: number,
	{ retrievalMs = 100, llmMs = 900, fails = false }: { retrievalMs?: number; llmMs?: number; fails?: boolean } = {},
): Promise<void> {
	const spans = Array.from({ length: to - from }, (_, index) => {
		const traceId = `${scope.projectId.replaceAll('-', '').slice(0, 16)}${(++traces).toString(16).padStart(16, '0')}`;
		const startMs = zeroMs + (from + index) * minuteMs - firstStart.getTime();
		const child = { traceId, parentSpanId: idOf('a') };
		return [
			callOf('a', {
				traceId,
				type: 'workflow',
				usage: null,
				startMs,
				durationMs: retrievalMs + llmMs,
				status: fails ? 'error' : 'ok',
				dimensions: { route: 'ask' },
			}),
			callOf('b', { ...child, type: 'retrieval', usage: null, startMs, durationMs: retrievalMs }),
			callOf('c', { ...child, startMs: startMs + retrievalMs, durationMs: llmMs }),
		];
	});
	await world.store(scope, spans.flat());
	await world.settleAll();
}

const setBudget = async (channelIds: ToldChannels = null) => {
	const [set] = await listLatencyBudgets(db, scope);
	await saveLatencyBudget(db, scope, {
		id: set?.id ?? null,
		savedBy: 'ada@example.com',
		budget: {
			route: 'ask',
			targetMs: 2_000,
			allotments: [
				{ stage: 'retrieval', ms: 300 },
				{ stage: 'llm', percent: 80 },
			],
			forMinutes: 5,
			channelIds,
		},
	});
};

async function told(): Promise<string[]> {
	const { rows } = await db.query<{ event: NotificationEvent }>(
		'SELECT event FROM notifications WHERE project_id = $1 ORDER BY created_at',
		[scope.projectId],
	);
	return rows.map(({ event }) => event.title).sort();
}

const addChannel = (name: string) =>
	saveChannel(db, scope, {
		...{ id: null, name, secret: 'of the installation', savedBy: 'ada@example.com' },
		target: { kind: 'email', to: [`${name}@example.com`] },
	});

/** Titles by the channel they are on the way to. */
async function toldTo(): Promise<{ [channel: string]: string[] }> {
	const { rows } = await db.query<{ name: string; titles: string[] }>(
		`SELECT c.name, array_agg(n.event->>'title' ORDER BY n.event->>'title') AS titles
		 FROM deliveries d JOIN notifications n ON n.id = d.notification_id JOIN channels c ON c.id = d.channel_id
		 WHERE d.project_id = $1 GROUP BY c.name`,
		[scope.projectId],
	);
	return Object.fromEntries(rows.map(({ name, titles }) => [name, titles]));
}

it('tells all channels, or only those that the budget or the objective names, of the end too', async () => {
	const [desk, pager] = [await addChannel('desk'), await addChannel('pager')];
	const slo = { route: 'ask', kind: 'errors', percent: 99, thresholdMs: null, days: 28 } as const;
	const make = (name: string, channelIds: ToldChannels) =>
		createSlo(db, scope, { slo: { ...slo, name, channelIds }, createdBy: 'ada@example.com' });
	await setBudget([pager]);
	await make('everybody', null);
	await make('desk only', [desk]);
	await make('nobody', []);
	await serve(0, 10, { llmMs: 2_500, fails: true });
	await lookAt(10);
	const ofBudget = [
		'Stage llm of route ask is over its allotment of 1.60 s',
		'p95 of route ask is over its target of 2.00 s',
	];
	const burns = (name: string) => ['fast', 'steadily'].map((how) => `Objective ${name} burns its error budget ${how}`);
	expect(await toldTo()).toEqual({
		desk: [...burns('desk only'), ...burns('everybody')],
		pager: [...burns('everybody'), ...ofBudget],
	});
	expect(await told()).toEqual(expect.arrayContaining(burns('nobody')));
	await serve(10, 30);
	await lookAt(30);
	const over = (titles: string[]) => titles.map((title) => `Over: ${title}`);
	expect((await toldTo()).pager).toEqual(expect.arrayContaining(over(ofBudget)));
	expect((await toldTo()).desk).not.toEqual(expect.arrayContaining(over(ofBudget).slice(0, 1)));
});

it('a channel that is removed is named no more: what named no other tells nobody', async () => {
	const [desk, pager] = [await addChannel('desk'), await addChannel('pager')];
	await setBudget([pager]);
	await removeChannel(db, scope, { id: pager, removedBy: 'ada@example.com' });
	expect(await listLatencyBudgets(db, scope)).toMatchObject([{ channelIds: [] }]);
	await setBudget([desk, pager]); // by a form that was open meanwhile
	await serve(0, 10, { llmMs: 2_500 });
	await lookAt(10);
	expect(Object.keys(await toldTo())).toEqual(['desk']);
});

it('an objective that is edited while it burns goes on silently, or is over by its new terms', async () => {
	const terms = { name: 'works', route: 'ask', kind: 'errors', percent: 99, thresholdMs: null, days: 28 } as const;
	const slo = { ...terms, channelIds: null };
	await createSlo(db, scope, { slo, createdBy: 'ada@example.com' });
	await serve(0, 50);
	await serve(50, 60, { fails: true });
	await lookAt(60);
	const [fast = '', slow = ''] = await told();
	const [{ id } = { id: '' }] = await listSlos(db, scope);
	const edit = (change: Partial<SloInput>) =>
		editSlo(db, scope, { id, slo: { ...slo, ...change }, editedBy: 'ada@example.com' });
	await edit({ percent: 98.9, days: 7 });
	await serve(60, 61, { fails: true });
	await lookAt(61);
	expect(await told()).toEqual([fast, slow]);
	await edit({ percent: 50 });
	await lookAt(62);
	expect(await told()).toEqual([fast, slow, `Over: ${fast}`, `Over: ${slow}`]);
});

it('tells a stage over its allotment after its minutes, once, and its end once, whoever looks', async () => {
	await setBudget();
	await serve(0, 10);
	await lookAt(10);
	expect(await told()).toEqual([]);
	await serve(10, 20, { retrievalMs: 400 });
	// the five minutes that end with minute 10 are the first bad ones
	await lookAt(14);
	expect(await told()).toEqual([]);
	await Promise.all([lookAt(15), lookAt(15), lookAt(15), lookAt(15)]);
	await lookAt(18);
	const opened = 'Stage retrieval of route ask is over its allotment of 300 ms';
	expect(await told()).toEqual([opened]);
	await serve(20, 40);
	for (const minute of [22, 26]) await lookAt(minute);
	expect(await told()).toEqual([opened]);
	await Promise.all([lookAt(35), lookAt(35)]);
	await lookAt(36);
	expect(await told()).toEqual([`Over: ${opened}`, opened]);
	expect(await listIncidents(db, scope, { limit: 10 })).toMatchObject([{ subject: 'over/retrieval' }]);
});

it('tells a stage that takes more than half of the time, unless its allotment means it to; and its silence as the end', async () => {
	await setBudget();
	await serve(0, 10, { retrievalMs: 290, llmMs: 100 });
	await lookAt(10);
	const most = 'Stage retrieval of route ask takes more than half of the time';
	expect(await told()).toEqual([most]);
	await serve(10, 20, { retrievalMs: 100, llmMs: 1_500 }); // the call has 94 % of it, and 80 % of the target
	await lookAt(30);
	expect(await told()).toEqual([`Over: ${most}`, most]);
});

it('tells a route whose traces take longer than the minutes that decide', async () => {
	await setBudget();
	// what began in the last eight minutes is still under way
	await serve(0, 22, { llmMs: 8 * minuteMs });
	await lookAt(30);
	expect(await told()).toContain('p95 of route ask is over its target of 2.00 s');
});

it('tells nobody of one slow trace, nor of what takes most of the time where nobody said how to split it', async () => {
	await setBudget();
	await serve(5, 6, { llmMs: 20_000, retrievalMs: 1_000 });
	for (const minute of [8, 10, 12, 14]) await lookAt(minute);
	expect(await told()).toEqual([]);
	const [set] = await listLatencyBudgets(db, scope);
	const budget = { route: 'ask', targetMs: 60_000, allotments: [], forMinutes: 5, channelIds: null };
	await saveLatencyBudget(db, scope, { id: set?.id ?? null, budget, savedBy: 'ada@example.com' });
	await serve(20, 40);
	await lookAt(40);
	expect(await told()).toEqual([]);
});

it('tells the route over its target', async () => {
	await setBudget();
	await serve(0, 10, { llmMs: 2_500 });
	await lookAt(10);
	expect(await told()).toEqual([
		'Stage llm of route ask is over its allotment of 1.60 s',
		'p95 of route ask is over its target of 2.00 s',
	]);
});

it('tells an objective that burns, by failures and by time, and stops telling soon after', async () => {
	const slo = { route: null, percent: 99, days: 28, channelIds: null };
	const createdBy = 'ada@example.com';
	await createSlo(db, scope, { slo: { ...slo, name: 'works', kind: 'errors', thresholdMs: null }, createdBy });
	await createSlo(db, scope, { slo: { ...slo, name: 'quick', kind: 'latency', thresholdMs: 5_000 }, createdBy });
	await serve(0, 50);
	await lookAt(50);
	expect(await told()).toEqual([]);
	// 10 of 60 failed: 16.7 % of an allowed 1 % in the hour, all of it in the last ten minutes
	await serve(50, 60, { fails: true });
	await Promise.all([lookAt(60), lookAt(60)]);
	const burns = ['Objective works burns its error budget fast', 'Objective works burns its error budget steadily'];
	expect(await told()).toEqual(burns);
	await serve(60, 66);
	await lookAt(66);
	expect(await told()).toEqual([...burns, `Over: ${burns[0]}`].sort());
});
