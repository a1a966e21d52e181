import type { Score } from '@spanledger/core/scores/score';
import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { unsettleTraces } from '../unsettled/unsettle-traces.ts';

type Row = { trace_id: Buffer; min_start: Date; max_start: Date };

/**
 * Settles the traces again that new scores judge, so that success and the rollups of quality know them. Call it when the scores are
 * committed: a trace that is being stored at the same moment then finds them, or is found here. A score that names only a span finds its
 * trace only if it came first; nothing leads from a span's id alone to its trace.
 */
export async function unsettleScored(
	db: Db,
	{ projectId }: Scope,
	scores: readonly Pick<Score, 'traceId' | 'requestId' | 'responseId'>[],
): Promise<void> {
	const traceIds = scores.flatMap(({ traceId }) => traceId ?? []).map(bytesOf);
	const elsewhere = scores.filter(({ traceId }) => traceId === null);
	const requestIds = elsewhere.flatMap(({ requestId }) => requestId ?? []);
	const responseIds = elsewhere.flatMap(({ responseId }) => responseId ?? []);
	const { rows } = await db.query<Row>({
		name: 'scored-traces',
		text: `
			SELECT trace_id, min_start, max_start FROM traces WHERE project_id = $1 AND trace_id = ANY($2)
			UNION ALL
			SELECT trace_id, min_start, max_start FROM unsettled_traces WHERE project_id = $1 AND trace_id = ANY($2) AND span_count > 0
			UNION ALL
			SELECT trace_id, min_start, max_start FROM traces WHERE project_id = $1 AND request_id = ANY($3) AND request_id <> ''
			UNION ALL
			SELECT trace_id, min_start, max_start FROM response_claims WHERE project_id = $1 AND response_id = ANY($4)`,
		values: [projectId, traceIds, requestIds, responseIds],
	});
	const traces = new Map<string, { traceId: string; minStart: Date; maxStart: Date }>();
	for (const { trace_id, min_start: minStart, max_start: maxStart } of rows) {
		const traceId = hexOf(trace_id);
		const known = traces.get(traceId) ?? { traceId, minStart, maxStart };
		if (minStart < known.minStart) known.minStart = minStart;
		if (maxStart > known.maxStart) known.maxStart = maxStart;
		traces.set(traceId, known);
	}
	await unsettleTraces(db, { projectId }, [...traces.values()]);
}
