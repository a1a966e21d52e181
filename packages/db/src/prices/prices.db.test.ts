import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import type { Scope } from '../scope.ts';
import { readProjectPrices } from '../settings/read-project-prices.ts';
import { readSettingsVersion } from '../settings/read-settings-version.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { createDiscount } from './create-discount.ts';
import { createOverride } from './create-override.ts';
import { listDiscounts } from './list-discounts.ts';
import { listOverrides } from './list-overrides.ts';
import type { NewOverride } from './override-row.ts';
import { removeDiscount } from './remove-discount.ts';
import { removeOverride } from './remove-override.ts';
import { replaceDiscount } from './replace-discount.ts';
import { replaceOverride } from './replace-override.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const by = 'ada@example.com';

let scope: Scope;
let other: Scope;
beforeEach(async () => {
	scope = { projectId: (await createProject(db, { slug: crypto.randomUUID(), name: 'one' })).id };
	other = { projectId: (await createProject(db, { slug: crypto.randomUUID(), name: 'other' })).id };
});

const acme = (more: Partial<NewOverride> = {}): NewOverride => ({
	provider: null,
	model: 'acme-7b',
	validFrom: null,
	rates: { input: { base: '0.10', tiers: [{ start: 200_000, rate: '0.20' }] } },
	units: { image: '0.04' },
	multipliers: { batch: '0.5' },
	mapsTo: null,
	note: 'as agreed in May',
	...more,
});
const create = (override = acme(), of = scope) => createOverride(db, of, { override, createdBy: by });
const audited = async () =>
	(
		await db.query('SELECT action, subject, details FROM audit_log WHERE project_id = $1 ORDER BY time', [
			scope.projectId,
		])
	).rows;

describe("a project's own prices", () => {
	it('are kept as they were typed, with who set them, and settling sees them', async () => {
		const stored = await create();
		expect(stored).toMatchObject({ ...acme(), createdBy: by, createdAt: expect.any(Date) });
		expect(await listOverrides(db, scope)).toEqual([stored]);
		expect((await readProjectPrices(db, scope)).overrides).toMatchObject([acme()]);
		expect(await listOverrides(db, other)).toEqual([]);
		expect(await audited()).toMatchObject([{ action: 'price.create', subject: stored.id, details: { after: acme() } }]);
		expect(await readSettingsVersion(db, scope)).toBe(1n);
	});

	it('hold once per provider, model and day; no provider and no day count as one too', async () => {
		const clash = { code: 'conflict', field: 'model' };
		await create();
		await expect(create()).rejects.toMatchObject(clash);
		await create(acme({ validFrom: '2026-11-01' }));
		await expect(create(acme({ validFrom: '2026-11-01' }))).rejects.toMatchObject({
			...clash,
			message: 'any provider/acme-7b from 2026-11-01 has a price already: edit that one',
		});
		await create(acme({ provider: 'openai' }));
		await create(acme(), other);
		expect(await readSettingsVersion(db, scope)).toBe(3n); // what was refused changed nothing
	});

	it('are replaced by rows of another id, audited with both', async () => {
		const first = await create();
		const override = acme({ rates: { input: { base: '0.30', tiers: [] } } });
		const second = await replaceOverride(db, scope, { id: first.id, override, replacedBy: 'bob@example.com' });
		expect(second).toMatchObject({ ...override, createdBy: 'bob@example.com' });
		expect(second.id).not.toBe(first.id);
		expect(await listOverrides(db, scope)).toEqual([second]);
		expect((await audited())[1]).toMatchObject({
			action: 'price.replace',
			subject: second.id,
			details: { before: { id: first.id, rates: acme().rates }, after: override },
		});
		await expect(replaceOverride(db, scope, { id: first.id, override, replacedBy: by })).rejects.toMatchObject({
			code: 'not-found',
		});
	});

	it('a replacement that would clash leaves the old price in place', async () => {
		const first = await create();
		await create(acme({ model: 'acme-8b' }));
		await expect(
			replaceOverride(db, scope, { id: first.id, override: acme({ model: 'acme-8b' }), replacedBy: by }),
		).rejects.toMatchObject({ code: 'conflict' });
		expect((await listOverrides(db, scope)).map(({ model }) => model)).toEqual(['acme-7b', 'acme-8b']);
	});

	it('are removed, by their own project only', async () => {
		const { id } = await create();
		await expect(removeOverride(db, other, { id, removedBy: by })).rejects.toMatchObject({ code: 'not-found' });
		await removeOverride(db, scope, { id, removedBy: by });
		expect(await listOverrides(db, scope)).toEqual([]);
		expect((await audited())[1]).toMatchObject({ action: 'price.remove', subject: id, details: { before: { id } } });
	});

	it('of two who set the same price at once one is refused', async () => {
		const both = await Promise.allSettled([create(), create()]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});
});

describe('discounts', () => {
	const discount = { provider: 'openai', validFrom: '2026-11-01', percent: '12.123456789012' };

	it('are made, replaced and removed, audited, to the last digit', async () => {
		const made = await createDiscount(db, scope, { discount, createdBy: by });
		expect(made).toMatchObject(discount);
		await expect(createDiscount(db, scope, { discount, createdBy: by })).rejects.toMatchObject({
			code: 'conflict',
			field: 'provider',
		});
		const less = await replaceDiscount(db, scope, {
			id: made.id,
			discount: { ...discount, percent: '5' },
			replacedBy: by,
		});
		expect(await listDiscounts(db, scope)).toEqual([less]);
		expect((await readProjectPrices(db, scope)).discounts).toEqual([{ ...discount, percent: '5' }]);
		await expect(removeDiscount(db, other, { id: less.id, removedBy: by })).rejects.toMatchObject({
			code: 'not-found',
		});
		await removeDiscount(db, scope, { id: less.id, removedBy: by });
		expect((await audited()).map(({ action }) => action)).toEqual([
			'discount.create',
			'discount.replace',
			'discount.remove',
		]);
	});
});
