import { afterAll, expect, test } from 'vitest';
import { tables } from './tables.ts';
import { cloneDatabase } from './testing/test-database.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);

const traceTables = tables.filter((table) => table.kind === 'trace').map((table) => table.name);

test('every table of the database is listed, with its partitioning', async () => {
	const { rows } = await db.query<{ name: string; partitioned: boolean }>(
		`SELECT relname AS name, relkind = 'p' AS partitioned FROM pg_class
		 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition`,
	);
	const listed = tables.map(({ name, partitionedBy }) => ({ name, partitioned: partitionedBy !== undefined }));
	const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
	expect(rows.sort(byName)).toEqual(listed.sort(byName));
});

test('every key of a trace table starts with project_id, trace_id', async () => {
	const { rows } = await db.query<{ table: string; columns: string[] }>(
		`SELECT relname AS table, array_agg(attname::text ORDER BY position) AS columns
		 FROM pg_index JOIN pg_class ON pg_class.oid = indrelid,
			unnest(indkey) WITH ORDINALITY AS keys (number, position)
			JOIN pg_attribute ON attnum = number
		 WHERE attrelid = indrelid AND indisunique AND relname = ANY($1) GROUP BY relname, indexrelid`,
		[traceTables],
	);
	expect(rows.map((row) => row.table).sort()).toEqual([...traceTables].sort());
	for (const { table, columns } of rows)
		expect([table, ...columns.slice(0, 2)]).toEqual([table, 'project_id', 'trace_id']);
});

test('foreign keys join small tables only', async () => {
	const { rows } = await db.query<{ from: string; to: string }>(
		`SELECT conrelid::regclass::text AS from, confrelid::regclass::text AS to FROM pg_constraint WHERE contype = 'f'`,
	);
	expect(rows.length).toBeGreaterThan(0);
	const small = tables.filter((table) => table.kind === 'small').map((table) => table.name);
	for (const { from, to } of rows) expect(small).toEqual(expect.arrayContaining([from, to]));
});

test('no triggers, rules or sequences anywhere', async () => {
	const { rows } = await db.query(
		`SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal
		 UNION ALL SELECT rulename FROM pg_rules WHERE schemaname = 'public'
		 UNION ALL SELECT relname FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace`,
	);
	expect(rows).toEqual([]);
});

test('every constraint and index is named by hand: table, columns, kind', async () => {
	const { rows } = await db.query<{ name: string; table: string }>(
		`SELECT conname AS name, conrelid::regclass::text AS table FROM pg_constraint
		 WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f')`,
	);
	expect(rows.length).toBeGreaterThan(tables.length);
	for (const { name, table } of rows) expect(name).toMatch(new RegExp(`^${table}_(\\w+_)?(pkey|key|fkey)$`));
});
