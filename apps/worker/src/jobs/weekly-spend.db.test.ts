import { saveChannel } from '@spanledger/db/channels/save-channel';
import { listDeliveries } from '@spanledger/db/notifications/list-deliveries';
import type { Scope } from '@spanledger/db/scope';
import { saveSection } from '@spanledger/db/settings/save-section';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { by, pricedWorld, priceOf, traceNamed } from '../testing/priced-world.ts';
import { tellDueWeeks } from './weekly-spend.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const world = pricedWorld(db);
const publicUrl = 'http://localhost:3000';
const timeZone = 'Europe/Berlin';
/** Monday, 9 o'clock in Berlin. */
const monday = new Date('2026-11-16T08:00:00Z');
const later = (hours: number) => new Date(monday.getTime() + hours * 3_600_000);

let scope: Scope;
let channelId = '';
beforeEach(async () => {
	await db.query('DELETE FROM project_settings');
	scope = await world.newProject();
	await world.setPrice(scope, priceOf({ validFrom: null }));
	const target = { kind: 'webhook', url: 'https://example.com/in', secret: 'x'.repeat(16) } as const;
	channelId = await saveChannel(db, scope, { id: null, name: 'hook', target, savedBy: by, secret: 'y'.repeat(16) });
});

const save = (more: object = {}) =>
	saveSection(db, scope, {
		section: 'weeklySpend',
		value: { enabled: true, channelIds: [channelId], weekday: 1, hour: 9, timeZone, ...more },
		savedBy: by,
	});

/** A call that costs $0.002 for every thousand input and hundred output tokens. */
const callAt = (name: string, at: string, tenant: string, thousands: number) =>
	spanOf(
		name,
		{
			traceId: traceNamed(name),
			usage: { inputTokens: 1_000 * thousands, outputTokens: 100 * thousands },
			requestModel: 'acme-7b',
			provider: null,
			dimensions: tenant === '' ? {} : { tenant },
		},
		BigInt(Date.parse(at)) * 1_000_000n,
	);
const look = (now: Date) => tellDueWeeks(db, { publicUrl, now });
const told = () => listDeliveries(db, scope, { limit: 10 });

describe('the weekly spend', () => {
	it('is told once, however many workers look and however often', async () => {
		await save();
		await look(later(-0.01));
		expect(await told()).toEqual([]);
		await Promise.all([look(monday), look(monday), look(later(0.02))]);
		await look(later(23));
		expect((await told()).map(({ event, channelName }) => [event.key, channelName])).toEqual([
			['weekly-spend/2026-11-09', 'hook'],
		]);
		await look(later(168));
		expect(await told()).toHaveLength(2);
	});

	it('is not told when the worker was away for more than a day', async () => {
		await save();
		await look(later(24));
		expect(await told()).toEqual([]);
	});

	it('is told again by nobody when its hour is changed afterwards', async () => {
		await save();
		await look(monday);
		await save({ weekday: 2 });
		await look(later(24));
		expect(await told()).toHaveLength(1);
	});

	it('is told by nobody who has not turned it on', async () => {
		await save({ enabled: false });
		await look(monday);
		expect(await told()).toEqual([]);
	});

	it('one project that fails holds up no other', async () => {
		await save({ timeZone: 'Mars/Olympus' }); // of a release that knew it
		scope = await world.newProject();
		await save({ channelIds: [] }); // and this one is not whole
		await expect(look(monday)).resolves.toBeUndefined();
	});

	it('counts by the days of its zone and explains the change', async () => {
		await world.store(scope, [
			callAt('a', '2026-11-08T22:59:59Z', 'acme', 1_000), // Sunday 23:59 in Berlin: the week before
			callAt('b', '2026-11-08T23:00:00Z', 'acme', 1_000), // Monday 00:00
			callAt('c', '2026-11-15T22:59:59Z', '', 500), // Sunday 23:59
			callAt('d', '2026-11-15T23:00:00Z', 'acme', 7_000), // the week under way
		]);
		await world.settleAll();
		await save();
		await look(monday);
		const [delivery] = await told();
		// $2 before; 1,000 × $0.002 + 500 × $0.002 = $3
		expect(delivery?.event.title).toMatch(
			/ spent \$3\.00 in the week of 9 November 2026, 50 % more than in the week before$/,
		);
		// 1 → 2 calls: 2 × 2 = 4; 1.1 m → 1.65 m tokens: 2 × 1.5 = 3; the price is the same
		expect(delivery?.event.text).toBe(
			'$2.00 the week before + $2.00 more calls − $1.00 fewer tokens per call = $3.00.',
		);
		expect(delivery?.event.facts.map(({ label, value }) => `${label}: ${value}`)).toEqual([
			'Week: the week of 9 November 2026, Monday to Sunday (Europe/Berlin)',
			'Spent: $3.00',
			'Week before: $2.00',
			'Calls: 2',
			'Tenant (unattributed): $1.00, nothing before',
			'Model acme-7b: $3.00, + $1.00 (before: $2.00)',
		]);
	});
});
