import { writeDeadLetter } from '@spanledger/db/dead-letters/write-dead-letter';
import { consumeIngest, type IngestJob } from '@spanledger/queue/ingest-queue';
import type { Deps, RunningJob } from '../deps.ts';
import { storeLogs } from './store-logs.ts';
import { storeMetrics } from './store-metrics.ts';
import { storeScores } from './store-scores.ts';
import { storeTraces } from './store-traces.ts';
import { type Tally, tallyInto } from './tally.ts';

/** Opens one signal's way into the store. The function it gives resolves once the job's request is stored. */
export type StoreSignal = (deps: Deps, tally: Tally) => (job: IngestJob) => Promise<void>;

const signals: { readonly [signal in IngestJob['signal']]: StoreSignal } = {
	traces: storeTraces,
	logs: storeLogs,
	metrics: storeMetrics,
	scores: storeScores,
};

/** Takes accepted requests off the queue and stores them, each signal in its own way. */
export async function runStoreBatch(deps: Deps): Promise<RunningJob> {
	const tally = tallyInto(deps.log);
	const store = {
		traces: signals.traces(deps, tally),
		logs: signals.logs(deps, tally),
		metrics: signals.metrics(deps, tally),
		scores: signals.scores(deps, tally),
	};
	const consumer = await consumeIngest(deps.queue, (job) => store[job.signal](job), {
		concurrency: 64,
		onDeadLetter: (job, reason, { id }) => bury(deps, job, reason, id),
		onError: (error) => deps.log.warn({ err: error }, 'a request could not be stored; it is tried again'),
	});
	return {
		close: async () => {
			await consumer.close();
			tally.close();
		},
	};
}

async function bury({ db, secret, log }: Deps, job: IngestJob, reason: string, id: string): Promise<void> {
	await writeDeadLetter(
		db,
		{ projectId: job.projectId },
		{
			id,
			signal: job.signal,
			contentType: job.format === 'json' ? 'application/json' : 'application/x-protobuf',
			body: Buffer.from(job.body, 'base64'),
			reason,
			receivedAt: new Date(job.receivedAtMs),
			secret,
		},
	);
	log.error({ deadLetter: id, reason }, 'a request could not be stored and was put aside');
}
