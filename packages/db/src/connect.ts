import pg from 'pg';

/** A pool of connections: what a verb takes that manages its own transaction. */
export type Db = pg.Pool;
/** One connection inside a transaction. */
export type Transaction = pg.PoolClient;
/** Either: what a verb takes that runs alone or inside its caller's transaction. */
export type Queryable = Db | Transaction;

/**
 * How Postgres values arrive, everywhere:
 * int8 → bigint (nanoseconds do not fit a double; write `Number(row.calls)` where a count is meant),
 * numeric → string (money is decimal text), timestamptz → Date (`±infinity` → ±Infinity), bytea → Buffer, jsonb → parsed.
 */
const parsers = new Map<number, (text: string) => unknown>([
	[pg.types.builtins.INT8, BigInt],
	[pg.types.builtins.NUMERIC, String],
]);

const types: pg.CustomTypesConfig = {
	getTypeParser: (oid: number, format?: 'text' | 'binary') =>
		parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
};

export type ConnectOptions = {
	/** Most connections held at once. */
	max?: number;
	/** Shown in pg_stat_activity. */
	applicationName?: string;
	/**
	 * For writers, which find every row by its key. A plan that was made while a table was empty would read all of it for each key once
	 * it is full: claiming 2,000 of 34,000 traces took more than a minute instead of 40 ms.
	 */
	onlyByKey?: boolean;
};

/**
 * Opens a pool on `url` (nothing connects before the first query). An idle connection that breaks is dropped and replaced:
 * without the listener, Node would end the process.
 */
export function connectDatabase(
	url: string,
	{ max = 10, applicationName = 'spanledger', onlyByKey = false }: ConnectOptions = {},
): Db {
	const db = new pg.Pool({
		connectionString: url,
		max,
		types,
		application_name: applicationName,
		keepAlive: true,
		connectionTimeoutMillis: 10_000,
		...{ onConnect: onlyByKey ? findByKey : readInOrder }, // pg-pool knows it, its types do not
	});
	db.on('error', () => {});
	return db;
}

/**
 * The parts of a bill (days, and quarter hours at its edges) are ten thousand rows, read in 15 ms: a worker for each part takes as long again
 * to start. A single large table is still read by several.
 */
async function readInOrder(connection: pg.ClientBase): Promise<void> {
	await connection.query('SET enable_parallel_append = off');
}

/** Planning again with every call, by the size that the tables have now, costs a statement less than a millisecond. */
async function findByKey(connection: pg.ClientBase): Promise<void> {
	await connection.query('SET enable_seqscan = off');
	await connection.query('SET plan_cache_mode = force_custom_plan');
}
