import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { tables } from '../tables.ts';
import { type Partition, partitionOf } from './partition-of.ts';

/** One maker at a time; the same number in every process. */
export const partitionLock = 7_726_114_002;

const dayMs = 86_400_000;

/**
 * Makes the partitions that rows starting at `starts` need, in every partitioned table whose rows live so long; existing ones are
 * left alone.
 * Returns the names made. Writers are not blocked: a table is made apart and then attached (CREATE … PARTITION OF would wait
 * for every open transaction).
 */
export async function ensurePartitions(db: Db, starts: readonly Date[], now = new Date()): Promise<string[]> {
	const wanted = new Map<string, { table: string; partition: Partition }>();
	for (const { name: table, partitionedBy, keptDays = Number.POSITIVE_INFINITY } of tables) {
		if (partitionedBy === undefined) continue;
		for (const start of starts) {
			const partition = partitionOf(table, partitionedBy, start);
			if (partition.to.getTime() < now.getTime() - keptDays * dayMs) continue;
			wanted.set(partition.name, { table, partition });
		}
	}
	if (wanted.size === 0) return [];
	return inTransaction(db, async (tx) => {
		await tx.query('SELECT pg_advisory_xact_lock($1)', [partitionLock]);
		const existing = await attachedPartitions(tx);
		const missing = [...wanted.values()].filter(({ partition }) => !existing.has(partition.name));
		for (const { table, partition } of missing) await makePartition(tx, table, partition);
		return missing.map(({ partition }) => partition.name);
	});
}

async function attachedPartitions(tx: Transaction): Promise<Set<string>> {
	const { rows } = await tx.query<{ name: string }>(
		`SELECT child.relname AS name FROM pg_inherits
		 JOIN pg_class child ON child.oid = inhrelid JOIN pg_class parent ON parent.oid = inhparent
		 WHERE parent.relname = ANY($1) AND parent.relnamespace = current_schema()::regnamespace`,
		[tables.filter((table) => table.partitionedBy).map((table) => table.name)],
	);
	return new Set(rows.map((row) => row.name));
}

async function makePartition(tx: Transaction, table: string, { name, from, to }: Partition): Promise<void> {
	await tx.query(`CREATE TABLE IF NOT EXISTS ${name} (LIKE ${table} INCLUDING ALL)`);
	await tx.query(
		`ALTER TABLE ${table} ATTACH PARTITION ${name} FOR VALUES FROM ('${from.toISOString()}') TO ('${to.toISOString()}')`,
	);
}
