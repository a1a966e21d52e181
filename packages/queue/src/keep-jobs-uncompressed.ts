import pg from 'pg';

/**
 * Jobs hold gzip, which Postgres would try to compress once more, in vain (half of what taking a job in costs it). Asked before
 * every change, which would wait for everybody who uses the queue; without it the queue is only slower.
 */
export async function keepJobsUncompressed(databaseUrl: string, schema: string): Promise<void> {
	const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 3_000 });
	client.on('error', () => {}); // the query in flight rejects by itself
	await client.connect();
	try {
		const { rows } = await client.query<{ storage: string }>(
			`SELECT attstorage AS storage FROM pg_attribute WHERE attrelid = $1::regclass AND attname = 'data'`,
			[`${schema}.job`],
		);
		if (rows[0]?.storage === external) return;
		await client.query(`SET lock_timeout = '1s'`);
		await client.query(`ALTER TABLE ${schema}.job ALTER COLUMN data SET STORAGE EXTERNAL`);
	} finally {
		await client.end();
	}
}

/** pg_attribute's letter for "out of line, uncompressed". */
const external = 'e';
