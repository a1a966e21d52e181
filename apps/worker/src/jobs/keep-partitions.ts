import { forgetMinutes } from '@spanledger/db/latency/forget-minutes';
import { dropPartitions } from '@spanledger/db/partitions/drop-partitions';
import { ensurePartitions } from '@spanledger/db/partitions/ensure-partitions';
import { tables } from '@spanledger/db/tables';
import type { Deps, RunningJob } from '../deps.ts';
import { repeatEvery } from '../repeat-every.ts';

const dayMs = 86_400_000;
const daysAhead = [0, 1, 2];

/** Every hour: makes today's partitions and the next two days', so that storing never has to wait for one, and drops what has lived. */
export function runKeepPartitions({ db, log }: Deps): RunningJob {
	return repeatEvery({
		everyMs: 3_600_000,
		work: async () => {
			const made = await ensurePartitions(
				db,
				daysAhead.map((days) => new Date(Date.now() + days * dayMs)),
			);
			if (made.length > 0) log.debug({ made }, 'partitions made');
			const dropped = await dropOld(db, new Date());
			await forgetMinutes(db, new Date());
			if (dropped.length > 0) log.info({ dropped }, 'partitions dropped');
		},
		onError: (error) =>
			log.warn({ err: error }, 'partitions could not be kept; storing makes them when needed, dropping waits an hour'),
	});
}

async function dropOld(db: Deps['db'], now: Date): Promise<string[]> {
	const dropped: string[] = [];
	for (const { name, keptDays } of tables) {
		if (keptDays === undefined) continue;
		dropped.push(...(await dropPartitions(db, name, new Date(now.getTime() - keptDays * dayMs))));
	}
	return dropped;
}
