import { latencyTiers } from '@spanledger/core/latency/latency-tiers';
import type { Db } from '../connect.ts';

/** Deletes what a tier no longer keeps. */
export async function forgetMinutes(db: Db, now: Date): Promise<void> {
	for (const { histogram, sums, keptMs } of latencyTiers) {
		if (keptMs === null) continue;
		const before = new Date(now.getTime() - keptMs);
		await db.query(`DELETE FROM ${histogram} WHERE bucket < $1`, [before]);
		await db.query(`DELETE FROM ${sums} WHERE bucket < $1`, [before]);
	}
}
