import { countIngest } from '@spanledger/db/ingest-counters/count-ingest';
import { storeLogs as writeLogs } from '@spanledger/db/logs/store-logs';
import type { Scope } from '@spanledger/db/scope';
import { storeScores } from '@spanledger/db/scores/store-scores';
import { storeSpans } from '@spanledger/db/spans/store-spans';
import type { IngestJob } from '@spanledger/queue/ingest-queue';
import { isPassingFault } from '@spanledger/queue/is-passing-fault';
import type { Deps } from '../deps.ts';
import { gather } from '../gather/gather.ts';
import { projectMappings } from './project-mappings.ts';
import { type LogArrival, readLogs } from './read-logs.ts';
import type { StoreSignal } from './store-batch.ts';
import type { Tally } from './tally.ts';

/** Many jobs wait at once for one gatherer that writes what came together. */
export const storeLogs: StoreSignal = (deps, tally) => {
	const mappings = projectMappings(deps.db);
	return gather<IngestJob, LogArrival>({
		prepare: async (job) => readLogs(job, await mappings.lately({ projectId: job.projectId })),
		weigh: ({ logs, spans, scores }) => logs.length + spans.length + scores.length,
		maxWeight: 1_000,
		maxWaitMs: 20,
		maxWrites: 2,
		write: async (arrivals) => {
			for (const projectId of new Set(arrivals.map((arrival) => arrival.projectId))) {
				const own = arrivals.filter((arrival) => arrival.projectId === projectId);
				await storeArrivals(deps, { projectId }, own, tally);
				await mappings.catchUp({ projectId }, own);
			}
		},
		isPassingFault,
	});
};

/** Each write is whole and may be repeated; the counters come last, so that a batch that failed before is not counted. */
async function storeArrivals({ db }: Deps, scope: Scope, arrivals: readonly LogArrival[], tally: Tally): Promise<void> {
	const receivedAt = new Date(Math.max(...arrivals.map((arrival) => arrival.receivedAt.getTime())));
	const logs = await writeLogs(db, scope, { logs: arrivals.flatMap((arrival) => arrival.logs), receivedAt });
	const spans = await storeSpans(db, scope, { spans: arrivals.flatMap((arrival) => arrival.spans), receivedAt });
	const scores = arrivals.flatMap((arrival) =>
		arrival.scores.map((score) => ({ score, receivedAt: arrival.receivedAt })),
	);
	await storeScores(db, scope, scores);

	const sum = (of: (arrival: LogArrival) => number) => arrivals.reduce((total, arrival) => total + of(arrival), 0);
	const uncorrelated = sum((arrival) => arrival.uncorrelated);
	const late = sum((arrival) => arrival.outOfBounds) + logs.refused + spans.refused;
	await countIngest(db, scope, { counts: { 'uncorrelated-logs': uncorrelated, 'late-logs': late }, at: receivedAt });
	tally.count('log records added', logs.added);
	tally.count('spans made of log records', spans.added);
	tally.count('scores', scores.length);
	tally.count('log records of no span dropped', uncorrelated);
	tally.count('log records out of bounds or of closed traces refused', late);
}
