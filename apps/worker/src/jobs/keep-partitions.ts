import { ensurePartitions } from '@spanledger/db/partitions/ensure-partitions';
import type { Deps, RunningJob } from '../deps.ts';
import { repeatEvery } from '../repeat-every.ts';

const dayMs = 86_400_000;
const daysAhead = [0, 1, 2];

/** Makes today's partitions and the next two days' every hour, so that storing never has to wait for one. */
export function runKeepPartitions({ db, log }: Deps): RunningJob {
	return repeatEvery({
		everyMs: 3_600_000,
		work: async () => {
			const made = await ensurePartitions(
				db,
				daysAhead.map((days) => new Date(Date.now() + days * dayMs)),
			);
			if (made.length > 0) log.debug({ made }, 'partitions made');
		},
		onError: (error) => log.warn({ err: error }, 'partitions could not be made ahead; storing makes them when needed'),
	});
}
