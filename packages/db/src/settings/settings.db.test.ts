import { mappingSchema } from '@spanledger/core/conventions/mapping';
import { listPrices } from '@spanledger/core/prices/project-prices';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import type { Scope } from '../scope.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { readOnChange } from './read-on-change.ts';
import { readProjectPrices } from './read-project-prices.ts';
import { readSection } from './read-section.ts';
import { saveSection } from './save-section.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;

let scope: Scope;
let other: Scope;
beforeEach(async () => {
	scope = { projectId: (await createProject(db, { slug: crypto.randomUUID(), name: 'one' })).id };
	other = { projectId: (await createProject(db, { slug: crypto.randomUUID(), name: 'other' })).id };
});

const save = (of: Scope, costSetting: string) =>
	saveSection(db, of, { section: 'costs', value: { costSetting, headSampling: 0.1 }, savedBy: 'ada@example.com' });

describe('settings', () => {
	it('are the list prices until somebody says otherwise', async () => {
		expect(await readProjectPrices(db, scope)).toEqual(listPrices);
		await save(scope, 'computed');
		expect(await readProjectPrices(db, scope)).toEqual({ ...listPrices, costSetting: 'computed', headSampling: 0.1 });
		expect(await readProjectPrices(db, other)).toEqual(listPrices);
	});

	it('give prices as they were typed, days without a zone', async () => {
		await db.query(
			`INSERT INTO price_overrides (project_id, provider, model, valid_from, rates, units, multipliers, created_by)
			 VALUES ($1, NULL, 'acme-*', '2026-11-01', '{"input": {"base": "0.10", "tiers": []}}', '{"image": "0.04"}', '{"batch": "0.5"}', 'ada')`,
			[scope.projectId],
		);
		await db.query(
			`INSERT INTO provider_discounts (project_id, provider, valid_from, percent, created_by) VALUES ($1, 'openai', NULL, 12.50, 'ada')`,
			[scope.projectId],
		);
		expect(await readProjectPrices(db, scope)).toMatchObject({
			overrides: [
				{
					provider: null,
					model: 'acme-*',
					validFrom: '2026-11-01',
					rates: { input: { base: '0.10', tiers: [] } },
					units: { image: '0.04' },
					multipliers: { batch: '0.5' },
					mapsTo: null,
				},
			],
			discounts: [{ provider: 'openai', validFrom: null, percent: '12.5' }],
		});
	});

	it('are read once per change, and a change is seen at once', async () => {
		let reads = 0;
		const read = readOnChange(db, async (_db, of: Scope) => {
			reads++;
			return (await readProjectPrices(db, of)).costSetting;
		});
		expect([await read(scope), await read(scope)]).toEqual(['gateway', 'gateway']);
		expect(reads).toBe(1);
		await save(scope, 'reported');
		expect([await read(scope), await read(scope)]).toEqual(['reported', 'reported']);
		await save(other, 'computed');
		await read(scope);
		expect(reads).toBe(2);
	});

	it('who saved what over what is kept', async () => {
		await save(scope, 'computed');
		await save(scope, 'reported');
		const { rows } = await db.query(
			'SELECT actor, action, details FROM audit_log WHERE project_id = $1 ORDER BY time',
			[scope.projectId],
		);
		expect(rows).toMatchObject([
			{ actor: 'ada@example.com', action: 'costs.save', details: { before: null } },
			{ details: { before: { costSetting: 'computed' }, after: { costSetting: 'reported' } } },
		]);
	});

	it('of a shape that nobody knows any more count as unset', async () => {
		await saveSection(db, scope, { section: 'mapping', value: { tenant: 7 }, savedBy: 'ada' });
		expect(await readSection(db, scope, { section: 'mapping', shape: mappingSchema, unset: {} })).toEqual({});
	});
});
