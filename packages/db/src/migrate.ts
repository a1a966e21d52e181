import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Db, Transaction } from './connect.ts';
import { splitStatements } from './split-statements.ts';

type Migration = { name: string; sql: string; sha256: string };

/** Any number will do, as long as every process that migrates uses the same. */
const migrationLock = 7_726_114_001;

/** Found through the package's own name, so that a bundle elsewhere in the installation finds it too. */
function migrationsFolder(): string {
	return dirname(createRequire(import.meta.url).resolve('@spanledger/db/migrations/0001_init.sql'));
}

/**
 * Brings the database to the newest schema: applies the files of `folder` that are missing, in order, each in its own
 * transaction, one statement per query, while holding an advisory lock (a second process waits, then finds nothing to do).
 * Returns the names applied now. Throws one sentence when a landed migration was edited or is unknown here.
 */
export async function migrate(db: Db, folder = migrationsFolder()): Promise<string[]> {
	const migrations = await readMigrations(folder);
	const connection = await db.connect();
	try {
		await connection.query('SELECT pg_advisory_lock($1)', [migrationLock]);
		await connection.query(
			`CREATE TABLE IF NOT EXISTS schema_migrations (
				name text NOT NULL, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now(),
				CONSTRAINT schema_migrations_pkey PRIMARY KEY (name))`,
		);
		const { rows } = await connection.query<{ name: string; sha256: string }>(
			'SELECT name, sha256 FROM schema_migrations',
		);
		const missing = missingMigrations(migrations, new Map(rows.map((row) => [row.name, row.sha256])));
		for (const migration of missing) await apply(connection, migration);
		return missing.map((migration) => migration.name);
	} finally {
		// ends the session, and with it the lock
		connection.release(true);
	}
}

async function readMigrations(folder: string): Promise<Migration[]> {
	const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
	if (files.length === 0) throw new Error(`No migrations found in ${folder}.`);
	return Promise.all(
		files.map(async (file) => {
			const sql = await readFile(join(folder, file), 'utf8');
			return { name: file.slice(0, -'.sql'.length), sql, sha256: createHash('sha256').update(sql).digest('hex') };
		}),
	);
}

function missingMigrations(migrations: Migration[], applied: Map<string, string>): Migration[] {
	for (const [name, sha256] of applied) {
		const known = migrations.find((migration) => migration.name === name);
		if (known === undefined) {
			throw new Error(
				`The database holds migration ${name}, unknown here: it belongs to a newer Spanledger. Update this one.`,
			);
		}
		if (known.sha256 !== sha256) {
			throw new Error(
				`Migration ${name} was edited after it was applied to this database. Undo the edit and add a new migration.`,
			);
		}
	}
	return migrations.filter((migration) => !applied.has(migration.name));
}

async function apply(connection: Transaction, { name, sql, sha256 }: Migration): Promise<void> {
	await connection.query('BEGIN');
	try {
		for (const statement of splitStatements(sql)) await connection.query(statement);
		await connection.query('INSERT INTO schema_migrations (name, sha256) VALUES ($1, $2)', [name, sha256]);
		await connection.query('COMMIT');
	} catch (error) {
		await connection.query('ROLLBACK').catch(() => {});
		const reason = error instanceof Error ? error.message : String(error);
		throw new Error(`Migration ${name} failed and was rolled back: ${reason}`, { cause: error });
	}
}
