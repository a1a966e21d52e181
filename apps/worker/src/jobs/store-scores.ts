import { queuedScore } from '@spanledger/core/scores/score';
import type { ReceivedScore } from '@spanledger/db/scores/received-score';
import { storeScores as writeScores } from '@spanledger/db/scores/store-scores';
import { type IngestJob, unpackBody } from '@spanledger/queue/ingest-queue';
import { isPassingFault } from '@spanledger/queue/is-passing-fault';
import { z } from 'zod';
import { gather } from '../gather/gather.ts';
import type { StoreSignal } from './store-batch.ts';

type Arrival = { projectId: string; scores: ReceivedScore[] };

const queuedScores = z.array(queuedScore);

/** Many jobs wait at once for one gatherer that writes what came together. */
export const storeScores: StoreSignal = ({ db }, tally) =>
	gather<IngestJob, Arrival>({
		prepare: readArrival,
		weigh: ({ scores }) => scores.length,
		maxWeight: 1_000,
		maxWaitMs: 20,
		maxWrites: 1,
		write: async (arrivals) => {
			for (const projectId of new Set(arrivals.map((arrival) => arrival.projectId))) {
				const own = arrivals.filter((arrival) => arrival.projectId === projectId).flatMap(({ scores }) => scores);
				await writeScores(db, { projectId }, own);
				tally.count('scores', own.length);
			}
		},
		isPassingFault,
	});

async function readArrival({ projectId, body, receivedAtMs }: IngestJob): Promise<Arrival> {
	const scores = queuedScores.parse(JSON.parse((await unpackBody(body)).toString()));
	return { projectId, scores: scores.map((score) => ({ score, receivedAt: new Date(receivedAtMs) })) };
}
