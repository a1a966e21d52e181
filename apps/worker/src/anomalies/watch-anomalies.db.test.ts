import { periodAt, shiftPeriod } from '@spanledger/core/calendar/period';
import type { NotificationEvent } from '@spanledger/core/notify/notification-event';
import { acknowledgeAnomaly } from '@spanledger/db/anomalies/acknowledge-anomaly';
import { dearTraces } from '@spanledger/db/anomalies/dear-traces';
import { explainAnomaly } from '@spanledger/db/anomalies/explain-anomaly';
import { listAnomalies } from '@spanledger/db/anomalies/list-anomalies';
import type { Scope } from '@spanledger/db/scope';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { watchAnomalies } from '../jobs/watch-anomalies.ts';
import { callOf, firstStart, pricedWorld } from '../testing/priced-world.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const world = pricedWorld(db);

const hourMs = 3_600_000;
/** The day before yesterday stands for today, so that every hour of it is past. */
const today = shiftPeriod(periodAt('day', 'UTC', Date.now()), -2);
const at = (hour: number, daysBefore = 0) => today.fromMs - daysBefore * 24 * hourMs + hour * hourMs;
/** When the worker looks at the hours that ended at `hour`. */
const lookAt = (hour: number) => watchAnomalies(db, new Date(at(hour) + 6 * 60_000));

let scope: Scope;
let calls = 0;
beforeEach(async () => {
	await db.query('DELETE FROM usage_by_dimension'); // projects of other tests are none to watch
	scope = await world.newProject();
});

type Spend = { usd: number; atMs: number; dimensions?: Record<string, string>; model?: string };

const spanFor = ({ usd, atMs, dimensions = { feature: 'search' }, model = 'acme-7b' }: Spend) => {
	const id = (++calls).toString(16).padStart(16, '0');
	return callOf(id, {
		traceId: `${scope.projectId.replaceAll('-', '').slice(0, 16)}${id}`,
		startMs: atMs - firstStart.getTime(),
		dimensions,
		requestModel: model,
		reportedCostUsd: String(usd),
		reportedCostSource: 'gateway',
	});
};

async function spend(...spends: Spend[]): Promise<string[]> {
	const spans = spends.map(spanFor);
	await world.store(scope, spans);
	await world.settleAll();
	return spans.map(({ traceId }) => traceId);
}

/** Ten dollars a day at nine for so many days before today. */
const ordinary = (days: number, more: Partial<Spend> = {}): Spend[] =>
	Array.from({ length: days }, (_, index) => ({ usd: 10, atMs: at(9, index + 1), ...more }));

const list = () => listAnomalies(db, scope, { from: new Date(at(0, 60)), to: new Date(at(48)), limit: 100 });
const found = async () =>
	(await list()).map(({ dimension, key, dayStart, spentUsd, usualUsd, standsOut }) => ({
		name: `${dimension} ${key}`,
		daysAgo: (today.fromMs - dayStart.getTime()) / (24 * hourMs),
		spent: Number(spentUsd),
		usual: Number(usualUsd),
		standsOut,
	}));

async function told(): Promise<NotificationEvent[]> {
	const { rows } = await db.query<{ event: NotificationEvent }>(
		'SELECT event FROM notifications WHERE project_id = $1 ORDER BY created_at',
		[scope.projectId],
	);
	return rows.map(({ event }) => event);
}

const ofFeature = { name: 'feature search', daysAgo: 0, spent: 40, usual: 10, standsOut: true };

describe('watching for anomalies', () => {
	it('finds a key that stands out at its hour, tells it once and keeps it up to date', async () => {
		await spend(...ordinary(10), { usd: 40, atMs: at(9) });
		await lookAt(9);
		expect(await found()).toEqual([]); // the hour that ended at nine had nothing yet
		await lookAt(10);
		expect(await found()).toEqual([ofFeature, { ...ofFeature, name: 'model acme-7b' }]);
		await spend({ usd: 20, atMs: at(10) });
		await lookAt(11);
		expect((await found()).map(({ spent }) => spent)).toEqual([60, 60]);
		expect((await told()).map(({ title }) => title)).toEqual([
			`Feature search has spent $40.00 on ${today.name}, usually $10.00 by this hour`,
		]);
	});

	it('four workers at once look once', async () => {
		await spend(...ordinary(10), { usd: 40, atMs: at(9) });
		await Promise.all([10, 10, 10, 10].map(lookAt));
		expect(await told()).toHaveLength(1);
		expect(await found()).toHaveLength(2);
	});

	it('a look that fails is made again', async () => {
		await spend(...ordinary(10), { usd: 40, atMs: at(9) });
		await db.query('ALTER TABLE notifications RENAME TO notifications_away');
		await expect(lookAt(10)).rejects.toThrow('could not be looked at');
		await db.query('ALTER TABLE notifications_away RENAME TO notifications');
		await lookAt(10);
		expect(await told()).toHaveLength(1);
	});

	it('spend that comes earlier in the day than usual falls back, and is said to', async () => {
		await spend(...ordinary(10, { usd: 10 }), { usd: 10, atMs: at(2) });
		await lookAt(3);
		expect((await found())[0]).toMatchObject({ spent: 10, usual: 0, standsOut: true });
		await lookAt(10);
		expect((await found())[0]).toMatchObject({ spent: 10, usual: 10, standsOut: false });
	});

	it('is silent of what is not set, of judging, and of a key with six days', async () => {
		await spend(...ordinary(6), { usd: 90, atMs: at(9) });
		await spend(...ordinary(10, { dimensions: {}, model: 'other' }), {
			usd: 11,
			atMs: at(9),
			dimensions: {},
			model: 'other',
		});
		await lookAt(10);
		expect(await found()).toEqual([]);
	});

	it('a late span of yesterday is found within the hour and told; older days only once a day, in silence', async () => {
		await spend(...ordinary(20));
		await lookAt(10);
		await spend({ usd: 50, atMs: at(12, 1) }, { usd: 50, atMs: at(12, 5) });
		await lookAt(11);
		expect(new Set((await found()).map(({ daysAgo }) => daysAgo))).toEqual(new Set([1]));
		expect(await told()).toHaveLength(1);
		await lookAt(25);
		expect(new Set((await found()).map(({ daysAgo }) => daysAgo))).toEqual(new Set([1, 5]));
		expect(await told()).toHaveLength(1);
	});

	it('history that is brought in is looked through at once', async () => {
		await spend({ usd: 1, atMs: at(9) });
		await lookAt(10);
		await spend(...ordinary(20), { usd: 70, atMs: at(12, 3) });
		await lookAt(10);
		expect(new Set((await found()).map(({ daysAgo }) => daysAgo))).toEqual(new Set([3]));
		expect(await told()).toEqual([]);
	});

	it('history that is half in is not judged yet', async () => {
		await spend(...ordinary(12));
		await world.store(scope, [spanFor({ usd: 70, atMs: at(12, 3) })]);
		await lookAt(10);
		await world.settleAll();
		await lookAt(10);
		expect(new Set((await found()).map(({ daysAgo }) => daysAgo))).toEqual(new Set([3]));
	});

	it('names what grew and the dearest traces', async () => {
		await spend(...ordinary(10, { dimensions: { feature: 'search', user: 'u_1', route: 'chat' } }));
		const dimensions = { feature: 'search', user: 'u_2', route: 'agent' };
		const [, dearest] = await spend(
			{ usd: 30, atMs: at(8), dimensions, model: 'acme-70b' },
			{ usd: 45, atMs: at(9), dimensions, model: 'acme-70b' },
			{ usd: 1, atMs: at(9), dimensions: { feature: 'other' } },
		);
		await lookAt(10);
		const [anomaly] = await list();
		expect(anomaly).toMatchObject({ dimension: 'feature', key: 'search' });
		const { dayStart, lookedTo } = anomaly ?? { dayStart: new Date(0), lookedTo: new Date(0) };
		const question = { dimension: 'feature', key: 'search' } as const;
		const before = [1, 2, 3].map((day) => ({ fromMs: at(0, day), toMs: at(10, day) }));
		const today = { fromMs: dayStart.getTime(), toMs: lookedTo.getTime() };
		const grown = await explainAnomaly(db, scope, { ...question, today, before });
		expect(grown.map(({ dimension, key, spent }) => `${dimension} ${key} ${spent / 10n ** 12n}`).sort()).toEqual([
			'model acme-70b 75',
			'promptVersion  75',
			'route agent 75',
			'team  75',
			'tenant  75',
			'user u_2 75',
		]);
		const traces = await dearTraces(db, scope, { ...question, from: dayStart, to: lookedTo, limit: 1 });
		expect(traces).toMatchObject([{ traceId: dearest, route: 'agent', costUsd: '45.000000000000', calls: 1 }]);
		expect((await told())[0]?.facts[0]?.value).toContain('most of it');
	});

	it('the first to acknowledge stays named, and it is in the audit log', async () => {
		await spend(...ordinary(10), { usd: 40, atMs: at(9) });
		await lookAt(10);
		const id = (await list())[0]?.id ?? '';
		for (const acknowledgedBy of ['ada@example.com', 'bob@example.com']) {
			expect(await acknowledgeAnomaly(db, scope, { id, acknowledgedBy, at: new Date() })).toBe(true);
		}
		expect((await list())[0]?.acknowledgedBy).toBe('ada@example.com');
		const { rows } = await db.query('SELECT actor FROM audit_log WHERE project_id = $1 AND action = $2', [
			scope.projectId,
			'anomaly.acknowledge',
		]);
		expect(rows).toEqual([{ actor: 'ada@example.com' }]);
		const stranger = await world.newProject();
		expect(await acknowledgeAnomaly(db, stranger, { id, acknowledgedBy: 'x', at: new Date() })).toBe(false);
	});
});
