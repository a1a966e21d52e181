import type { Db } from '../connect.ts';
import { ensurePartitions } from './ensure-partitions.ts';

/** Partitions are made ahead; a row of a day that has none makes them, and the write, which must be safe to repeat, is done again. */
export async function withPartitions<Result>(
	db: Db,
	starts: () => readonly Date[],
	write: () => Promise<Result>,
): Promise<Result> {
	try {
		return await write();
	} catch (error) {
		// check_violation: "no partition of relation … found for row"; these tables have no other check
		if (!(error instanceof Error && 'code' in error && error.code === '23514')) throw error;
		await ensurePartitions(db, starts());
		return write();
	}
}
