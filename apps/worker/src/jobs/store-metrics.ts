import { metricBounds } from '@spanledger/core/metrics/metric-bounds';
import { type MetricPoint, readPoints } from '@spanledger/core/metrics/metric-point';
import { countIngest } from '@spanledger/db/ingest-counters/count-ingest';
import { storePoints } from '@spanledger/db/metrics/store-points';
import { decodeMetrics } from '@spanledger/otlp/decode-metrics';
import { type IngestJob, unpackBody } from '@spanledger/queue/ingest-queue';
import { isPassingFault } from '@spanledger/queue/is-passing-fault';
import type { Deps } from '../deps.ts';
import { gather } from '../gather/gather.ts';
import type { StoreSignal } from './store-batch.ts';
import type { Tally } from './tally.ts';

/** A request ready to be stored. */
type Arrival = { projectId: string; receivedAt: Date; points: MetricPoint[]; late: number; unusable: number };

/** decode → read → store. Metrics are charted, never billed: what they say of tokens and cost the spans have said already. */
export const storeMetrics: StoreSignal = (deps, tally) =>
	gather<IngestJob, Arrival>({
		prepare: readArrival,
		weigh: (arrival) => arrival.points.length,
		maxWeight: 2_000,
		maxWaitMs: 20,
		maxWrites: 2,
		write: (arrivals) => storeArrivals(deps, arrivals, tally),
		isPassingFault,
	});

async function readArrival({ projectId, format, body, receivedAtMs }: IngestJob): Promise<Arrival> {
	const { points: sent, rejected } = decodeMetrics(await unpackBody(body), format, metricBounds(receivedAtMs));
	return { projectId, receivedAt: new Date(receivedAtMs), late: rejected, ...readPoints(sent) };
}

/** One transaction per project. */
async function storeArrivals({ db }: Deps, arrivals: readonly Arrival[], tally: Tally): Promise<void> {
	for (const projectId of new Set(arrivals.map((arrival) => arrival.projectId))) {
		const own = arrivals.filter((arrival) => arrival.projectId === projectId);
		const sum = (read: (arrival: Arrival) => number) => own.reduce((total, arrival) => total + read(arrival), 0);
		const stored = await storePoints(
			db,
			{ projectId },
			own.flatMap(({ points }) => points),
		);
		const counts = {
			'late-metric-points': sum(({ late }) => late),
			'unusable-metric-points': sum(({ unusable }) => unusable),
			'folded-metric-points': stored.folded,
			'dropped-metric-points': stored.dropped,
		};
		await countIngest(
			db,
			{ projectId },
			{ counts, at: new Date(Math.max(...own.map(({ receivedAt }) => receivedAt.getTime()))) },
		);
		tally.count('metric points added', stored.added);
		tally.count('metric points repeated', stored.repeated);
		tally.count('metric points dropped', stored.dropped);
	}
}
