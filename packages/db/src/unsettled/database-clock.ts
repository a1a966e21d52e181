import type { Transaction } from '../connect.ts';

/** One clock for all workers; the version is its microseconds since the epoch. */
export async function databaseClock(tx: Transaction): Promise<{ version: bigint; now: Date }> {
	const { rows } = await tx.query<{ version: bigint; now: Date }>(
		'SELECT now, (extract(epoch FROM now) * 1000000)::bigint AS version FROM clock_timestamp() AS now',
	);
	const [clock] = rows;
	if (clock === undefined) throw new Error('the database told no time');
	return clock;
}
