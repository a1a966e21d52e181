import type { Db } from '@spanledger/db/connect';
import { inTransaction } from '@spanledger/db/in-transaction';
import { type Column, insertRows } from '@spanledger/db/insert-rows';

type Row = Record<string, unknown>;
type Table = { name: string; columns: Column<Row>[]; batches: Row[][] };

const batchSize = 512;
const writers = 2;
/** Its oid in every Postgres. */
const jsonbType = 3802;
const key = ['project_id', 'trace_id', 'span_id', 'start_time'];

/**
 * What the same Postgres takes when nothing else is done: rows that ingest has stored, of `spans` and `payloads`, written
 * again into empty copies of the two tables (same columns and keys, no partitions), 512 spans a transaction.
 * Gives spans per second.
 */
export async function measureRawInserts(db: Db, spans: number): Promise<number> {
	await db.query('DROP SCHEMA IF EXISTS bench CASCADE');
	await db.query('CREATE SCHEMA bench');
	const tables = await Promise.all(['spans', 'payloads'].map((name) => copyTable(db, name, spans)));
	const batches = tables[0]?.batches.keys() ?? [].keys();
	const rows = tables[0]?.batches.reduce((sum, batch) => sum + batch.length, 0) ?? 0;
	const writeUntilEmpty = async () => {
		for (const index of batches) {
			await inTransaction(db, async (tx) => {
				for (const { name, columns, batches } of tables) {
					await insertRows(tx, { table: `bench.${name}`, columns, key, rows: batches[index] ?? [] });
				}
			});
		}
	};
	const startMs = performance.now();
	await Promise.all(Array.from({ length: writers }, writeUntilEmpty));
	const elapsedMs = performance.now() - startMs;
	await db.query('DROP SCHEMA bench CASCADE');
	return (1000 * rows) / elapsedMs;
}

async function copyTable(db: Db, name: string, limit: number): Promise<Table> {
	await db.query(`CREATE TABLE bench.${name} (LIKE ${name} INCLUDING ALL)`);
	const { rows, fields } = await db.query<Row>(
		`SELECT * FROM ${name} ORDER BY start_time DESC, trace_id, span_id LIMIT $1`,
		[limit],
	);
	const columns = fields.map(({ name: column }): Column<Row> => [column, (row) => row[column]]);
	const jsonb = new Set(fields.filter(({ dataTypeID }) => dataTypeID === jsonbType).map(({ name: column }) => column));
	for (const row of rows) for (const column of jsonb) row[column] = JSON.stringify(row[column]);
	const batches: Row[][] = [];
	for (let from = 0; from < rows.length; from += batchSize) batches.push(rows.slice(from, from + batchSize));
	return { name, columns, batches };
}
