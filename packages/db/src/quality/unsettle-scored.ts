import type { Score } from '@spanledger/core/scores/score';
import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { findSpanTraces } from '../scores/find-span-traces.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { unsettleTraces } from '../unsettled/unsettle-traces.ts';

/** What a score judges, and when it came. */
export type ScoreTarget = Pick<Score, 'traceId' | 'spanId' | 'requestId' | 'responseId'> & { receivedMs: number };

type Row = { trace_id: Buffer; min_start: Date; max_start: Date };

/**
 * Settles the traces again that new scores judge, so that success and the rollups of quality know them. Call it when the scores are
 * committed: a trace that is being stored at the same moment then finds them, or is found here. Returns how many traces.
 */
export async function unsettleScored(db: Db, { projectId }: Scope, scores: readonly ScoreTarget[]): Promise<number> {
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
	const ofSpans = await findSpanTraces(db, { projectId }, elsewhere);
	for (const { trace_id, min_start: minStart, max_start: maxStart } of [...rows, ...ofSpans]) {
		const traceId = hexOf(trace_id);
		const known = traces.get(traceId) ?? { traceId, minStart, maxStart };
		if (minStart < known.minStart) known.minStart = minStart;
		if (maxStart > known.maxStart) known.maxStart = maxStart;
		traces.set(traceId, known);
	}
	await unsettleTraces(db, { projectId }, [...traces.values()]);
	return traces.size;
}
