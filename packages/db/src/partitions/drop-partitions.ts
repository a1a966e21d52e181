import type { Db } from '../connect.ts';
import { tables } from '../tables.ts';
import { partitionOf } from './partition-of.ts';

/**
 * Drops the partitions of `table` that end at or before `olderThan`, each in its own short transaction. Dropping waits for open
 * transactions and everyone else waits behind it, so it gives up after 2 s (SQLSTATE 55P03: try again later).
 * Returns the names dropped.
 */
export async function dropPartitions(db: Db, table: string, olderThan: Date): Promise<string[]> {
	const width = tables.find(({ name }) => name === table)?.partitionedBy;
	if (width === undefined) throw new Error(`${table} has no partitions`);
	const { rows } = await db.query<{ name: string }>(
		`SELECT child.relname AS name FROM pg_inherits
		 JOIN pg_class child ON child.oid = inhrelid WHERE inhparent = to_regclass($1) ORDER BY 1`,
		[table],
	);
	// names sort by time: the partition that holds the limit, and all after it, stay
	const kept = partitionOf(table, width, olderThan).name;
	const old = rows.map((row) => row.name).filter((name) => name < kept);
	for (const name of old) await dropOne(db, name);
	return old;
}

async function dropOne(db: Db, name: string): Promise<void> {
	const connection = await db.connect();
	try {
		await connection.query(`SET lock_timeout = '2s'`);
		await connection.query(`DROP TABLE ${name}`);
	} finally {
		await connection.query('RESET lock_timeout').catch(() => {});
		connection.release();
	}
}
