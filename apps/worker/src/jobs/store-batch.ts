import { normaliseSpan } from '@spanledger/core/conventions/normalise-span';
import type { Span } from '@spanledger/core/spans/span';
import { startBounds } from '@spanledger/core/spans/start-bounds';
import { writeDeadLetter } from '@spanledger/db/dead-letters/write-dead-letter';
import type { Payload } from '@spanledger/db/spans/payload';
import { storeSpans } from '@spanledger/db/spans/store-spans';
import { decodeTraces } from '@spanledger/otlp/decode-traces';
import { consumeIngest, type IngestJob, unpackBody } from '@spanledger/queue/ingest-queue';
import { isPassingFault } from '@spanledger/queue/is-passing-fault';
import type { Deps, RunningJob } from '../deps.ts';
import { gather } from '../gather/gather.ts';
import { type KnownResources, payloadOf } from './payload-of.ts';
import { type Tally, tallyInto } from './tally.ts';

/** A request ready to be stored. */
type Arrival = { projectId: string; receivedAt: Date; spans: { span: Span; payload: Payload }[] };

/** Many jobs wait at once for one gatherer that writes what came together: decode → normalise → cut → store. */
export async function runStoreBatch(deps: Deps): Promise<RunningJob> {
	const tally = tallyInto(deps.log);
	const store = gather<IngestJob, Arrival>({
		prepare: readArrival,
		weigh: (arrival) => arrival.spans.length,
		maxWeight: 1_000,
		maxWaitMs: 20,
		maxWrites: 2,
		write: (arrivals) => storeArrivals(deps, arrivals, tally),
		isPassingFault,
	});
	const consumer = await consumeIngest(
		deps.queue,
		async (job) => {
			// used by a later release; until then they are taken, counted and let go
			if (job.signal !== 'traces') return tally.count(`${job.signal} requests dropped`, 1);
			await store(job);
		},
		{
			concurrency: 64,
			onDeadLetter: (job, reason, { id }) => bury(deps, job, reason, id),
			onError: (error) => deps.log.warn({ err: error }, 'a request could not be stored; it is tried again'),
		},
	);
	return {
		close: async () => {
			await consumer.close();
			tally.close();
		},
	};
}

/** Ingest has told the sender which spans were refused; the same bounds refuse the same spans here. */
async function readArrival({ projectId, format, body, receivedAtMs }: IngestJob): Promise<Arrival> {
	const { spans } = decodeTraces(await unpackBody(body), format, startBounds(receivedAtMs));
	const resources: KnownResources = new Map();
	return {
		projectId,
		receivedAt: new Date(receivedAtMs),
		spans: spans.map((raw) => ({ span: normaliseSpan(raw), payload: payloadOf(raw, resources) })),
	};
}

/** One transaction per project. */
async function storeArrivals({ db }: Deps, arrivals: readonly Arrival[], tally: Tally): Promise<void> {
	for (const projectId of new Set(arrivals.map((arrival) => arrival.projectId))) {
		const own = arrivals.filter((arrival) => arrival.projectId === projectId);
		const receivedAt = new Date(Math.max(...own.map((arrival) => arrival.receivedAt.getTime())));
		const stored = await storeSpans(db, { projectId }, { spans: own.flatMap((arrival) => arrival.spans), receivedAt });
		tally.count('spans added', stored.added);
		tally.count('spans replaced', stored.replaced);
		tally.count('spans of closed traces refused', stored.refused);
	}
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
