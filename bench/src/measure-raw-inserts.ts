import type { Db } from '@spanledger/db/connect';
import { inTransaction } from '@spanledger/db/in-transaction';
import { type Column, insertRows } from '@spanledger/db/insert-rows';

type Row = Record<string, unknown>;
type Table = { name: keyof typeof keys; columns: Column<Row>[]; batches: Row[][] };

const batchSize = 512;
const writers = 2;
/** Its oid in every Postgres. */
const jsonbType = 3802;
const keys = {
	spans: ['project_id', 'trace_id', 'span_id', 'start_time'],
	payload_pages: ['project_id', 'trace_id', 'page_id', 'start_time'],
};

/**
 * What the same Postgres takes when nothing else is done: rows that ingest has stored, of `spans` and `payload_pages`, written
 * again into empty copies of the two tables (same columns and keys, no partitions), 512 spans a transaction.
 * Gives spans per second.
 */
export async function measureRawInserts(db: Db, spans: number): Promise<number> {
	await db.query('DROP SCHEMA IF EXISTS bench CASCADE');
	await db.query('CREATE SCHEMA bench');
	const traces = await newestTraces(db, spans);
	const spanTable = await copyTable(db, 'spans', traces, () => batchSize);
	// as many batches as of spans, so that each transaction writes what belongs to about 512 spans
	const transactions = spanTable.batches.length;
	const tables = [spanTable, await copyTable(db, 'payload_pages', traces, (rows) => Math.ceil(rows / transactions))];
	const batches = spanTable.batches.keys();
	const rows = spanTable.batches.reduce((sum, batch) => sum + batch.length, 0);
	const writeUntilEmpty = async () => {
		for (const index of batches) {
			await inTransaction(db, async (tx) => {
				for (const { name, columns, batches } of tables) {
					await insertRows(tx, { table: `bench.${name}`, columns, key: keys[name], rows: batches[index] ?? [] });
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

/** The traces that the newest `spans` spans are of. */
async function newestTraces(db: Db, spans: number): Promise<Buffer[]> {
	const { rows } = await db.query<{ trace_id: Buffer }>(
		'SELECT DISTINCT trace_id FROM (SELECT trace_id FROM spans ORDER BY start_time DESC, trace_id LIMIT $1) newest',
		[spans],
	);
	return rows.map((row) => row.trace_id);
}

async function copyTable(
	db: Db,
	name: Table['name'],
	traces: readonly Buffer[],
	batchRows: (rows: number) => number,
): Promise<Table> {
	await db.query(`CREATE TABLE bench.${name} (LIKE ${name} INCLUDING ALL)`);
	const { rows, fields } = await db.query<Row>(
		`SELECT * FROM ${name} WHERE trace_id = ANY($1) ORDER BY start_time DESC, trace_id`,
		[traces],
	);
	const columns = fields.map(({ name: column }): Column<Row> => [column, (row) => row[column]]);
	const jsonb = new Set(fields.filter(({ dataTypeID }) => dataTypeID === jsonbType).map(({ name: column }) => column));
	for (const row of rows) for (const column of jsonb) row[column] = JSON.stringify(row[column]);
	const batches: Row[][] = [];
	const size = Math.max(1, batchRows(rows.length));
	for (let from = 0; from < rows.length; from += size) batches.push(rows.slice(from, from + size));
	return { name, columns, batches };
}
