import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from './connect.ts';
import { type Column, type InsertRows, insertRows } from './insert-rows.ts';
import { insertValues } from './rows/insert-values.ts';
import { cloneDatabase } from './testing/test-database.ts';

let db: Db;
let drop: () => Promise<void>;
beforeAll(async () => {
	({ db, drop } = await cloneDatabase());
	await db.query(`CREATE TABLE things (
		id integer PRIMARY KEY, project uuid, hash bytea, label text, facts jsonb, told json, tags text[], small smallint,
		large bigint, price numeric(30,12), ratio double precision, open boolean, at timestamptz, note text DEFAULT 'none')`);
});
afterAll(() => drop());

type Thing = Record<string, unknown>;
const columnNames = 'id project hash label facts told tags small large price ratio open at'.split(
	' ',
) satisfies string[];
const columns: Column<Thing>[] = columnNames.map((name) => [name, (thing) => thing[name] ?? null]);
const full: Thing = {
	id: 2,
	project: '01234567-89ab-4def-8123-456789abcdef',
	hash: Buffer.from([0, 255, 92]),
	label: 'quote " and \\ and {brace}, NULL\nüñ€😀',
	facts: '{"a":[1,"\\"x\\""]}',
	told: '{"b": 2}',
	tags: ['plain', 'com,ma', '"quoted"', 'back\\slash', 'NULL', ''],
	small: -3,
	large: 9_007_199_254_740_993n,
	price: '12.000000000001',
	ratio: 0.1,
	open: false,
	at: new Date('2026-11-20T12:34:56.789Z'),
};
const order = (rows: Thing[]): InsertRows<Thing> => ({ table: 'things', columns, key: ['id'], rows, returning: 'id' });

test.each([
	['one array per column', insertRows],
	['VALUES', insertValues],
] as const)('%s: every type arrives as it was sent', async (_, insert) => {
	await db.query('TRUNCATE things');
	await insert(db, order([full, { id: 1, tags: [] }]));
	const { rows } = await db.query('SELECT * FROM things ORDER BY id DESC');
	expect(rows[0]).toEqual({
		...full,
		large: 9_007_199_254_740_993n,
		facts: { a: [1, '"x"'] },
		told: { b: 2 },
		note: 'none',
	});
	expect(rows[1]).toEqual({
		...Object.fromEntries(columnNames.map((name) => [name, null])),
		id: 1,
		tags: [],
		note: 'none',
	});
});

test('rows go in by key, and a named statement serves any number of them', async () => {
	await db.query('TRUNCATE things');
	for (const ids of [[3, 1, 2], [5, 4], Array.from({ length: 12_000 }, (_, index) => 20_000 - index)]) {
		const returned = await insertRows<{ id: number }, Thing>(db, {
			...order(ids.map((id) => ({ id }))),
			statement: 'things',
		});
		expect(returned.map(({ id }) => id)).toEqual([...ids].sort((a, b) => a - b));
	}
});

test('on conflict', async () => {
	await db.query('TRUNCATE things');
	await insertRows(db, order([{ id: 1, label: 'old' }]));
	const conflict = 'ON CONFLICT (id) DO UPDATE SET label = things.label || excluded.label';
	await insertRows(db, {
		...order([
			{ id: 1, label: ' new' },
			{ id: 2, label: 'two' },
		]),
		conflict,
	});
	const { rows } = await db.query('SELECT id, label FROM things ORDER BY id');
	expect(rows).toEqual([
		{ id: 1, label: 'old new' },
		{ id: 2, label: 'two' },
	]);
});

test('a column that is not there', async () => {
	await expect(insertRows(db, { ...order([full]), columns: [...columns, ['colour', () => 'red']] })).rejects.toThrow(
		'things has no column colour',
	);
});
