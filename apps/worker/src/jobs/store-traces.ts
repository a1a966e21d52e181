import type { Mapping } from '@spanledger/core/conventions/mapping';
import { normaliseSpan } from '@spanledger/core/conventions/normalise-span';
import type { Score } from '@spanledger/core/scores/score';
import type { Span } from '@spanledger/core/spans/span';
import { startBounds } from '@spanledger/core/spans/start-bounds';
import { storeScores } from '@spanledger/db/scores/store-scores';
import type { Payload } from '@spanledger/db/spans/payload';
import { storeSpans } from '@spanledger/db/spans/store-spans';
import { decodeTraces } from '@spanledger/otlp/decode-traces';
import { type IngestJob, unpackBody } from '@spanledger/queue/ingest-queue';
import { isPassingFault } from '@spanledger/queue/is-passing-fault';
import type { Deps } from '../deps.ts';
import { gather } from '../gather/gather.ts';
import { type KnownResources, payloadOf } from './payload-of.ts';
import { type ProjectMappings, projectMappings } from './project-mappings.ts';
import { scoresOfSpan } from './scores-of-span.ts';
import type { StoreSignal } from './store-batch.ts';
import type { Tally } from './tally.ts';

/** A request ready to be stored. */
type Arrival = {
	projectId: string;
	receivedAt: Date;
	mapping: Mapping;
	spans: { span: Span; payload: Payload }[];
	/** Verdicts that came on spans. */
	scores: Score[];
};

/** Many jobs wait at once for one gatherer that writes what came together: decode → normalise → cut → store. */
export const storeTraces: StoreSignal = (deps, tally) => {
	const mappings = projectMappings(deps.db);
	return gather<IngestJob, Arrival>({
		prepare: (job) => readArrival(job, mappings),
		weigh: (arrival) => arrival.spans.length,
		maxWeight: 1_000,
		maxWaitMs: 20,
		maxWrites: 2,
		write: (arrivals) => storeArrivals(deps, mappings, arrivals, tally),
		isPassingFault,
	});
};

/** Ingest has told the sender which spans were refused; the same bounds refuse the same spans here. */
async function readArrival(
	{ projectId, format, body, receivedAtMs }: IngestJob,
	mappings: ProjectMappings,
): Promise<Arrival> {
	const mapping = await mappings.lately({ projectId });
	const { spans } = decodeTraces(await unpackBody(body), format, startBounds(receivedAtMs));
	const resources: KnownResources = new Map();
	return {
		projectId,
		receivedAt: new Date(receivedAtMs),
		mapping,
		spans: spans.map((raw) => ({ span: normaliseSpan(raw, mapping), payload: payloadOf(raw, resources) })),
		scores: spans.flatMap(scoresOfSpan),
	};
}

/** One transaction per project. */
async function storeArrivals(
	{ db }: Deps,
	mappings: ProjectMappings,
	arrivals: readonly Arrival[],
	tally: Tally,
): Promise<void> {
	for (const projectId of new Set(arrivals.map((arrival) => arrival.projectId))) {
		const own = arrivals.filter((arrival) => arrival.projectId === projectId);
		const receivedAt = new Date(Math.max(...own.map((arrival) => arrival.receivedAt.getTime())));
		const stored = await storeSpans(db, { projectId }, { spans: own.flatMap((arrival) => arrival.spans), receivedAt });
		tally.count('spans added', stored.added);
		tally.count('spans replaced', stored.replaced);
		tally.count('spans of closed traces refused', stored.refused);
		const scores = own.flatMap(({ scores, receivedAt }) => scores.map((score) => ({ score, receivedAt })));
		await storeScores(db, { projectId }, scores);
		await mappings.catchUp({ projectId }, own);
	}
}
