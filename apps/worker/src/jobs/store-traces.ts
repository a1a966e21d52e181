import { normaliseSpan } from '@spanledger/core/conventions/normalise-span';
import type { Span } from '@spanledger/core/spans/span';
import { startBounds } from '@spanledger/core/spans/start-bounds';
import type { Payload } from '@spanledger/db/spans/payload';
import { storeSpans } from '@spanledger/db/spans/store-spans';
import { decodeTraces } from '@spanledger/otlp/decode-traces';
import { type IngestJob, unpackBody } from '@spanledger/queue/ingest-queue';
import { isPassingFault } from '@spanledger/queue/is-passing-fault';
import type { Deps } from '../deps.ts';
import { gather } from '../gather/gather.ts';
import { type KnownResources, payloadOf } from './payload-of.ts';
import type { StoreSignal } from './store-batch.ts';
import type { Tally } from './tally.ts';

/** A request ready to be stored. */
type Arrival = { projectId: string; receivedAt: Date; spans: { span: Span; payload: Payload }[] };

/** Many jobs wait at once for one gatherer that writes what came together: decode → normalise → cut → store. */
export const storeTraces: StoreSignal = (deps, tally) =>
	gather<IngestJob, Arrival>({
		prepare: readArrival,
		weigh: (arrival) => arrival.spans.length,
		maxWeight: 1_000,
		maxWaitMs: 20,
		maxWrites: 2,
		write: (arrivals) => storeArrivals(deps, arrivals, tally),
		isPassingFault,
	});

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
