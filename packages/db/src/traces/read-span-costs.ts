import type { LedgerEntry } from '@spanledger/core/ledger/ledger-entry';
import { longestBatchMs } from '@spanledger/core/traces/billed-at';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
import type { TraceSpans } from '../spans/read-spans.ts';
import { asText } from './read-outlines.ts';

/** What a tree shows of a span's ledger entry: USD as decimal text, or why it is not known. */
export type SpanCost = { costUsd: string | null; unpricedReason: LedgerEntry['unpricedReason'] };

type Row = [spanId: string, costUsd: string | null, unpricedReason: SpanCost['unpricedReason']];

/** By span id, of the last settlement. Items of a provider's batch bill later than they start. */
export async function readSpanCosts(
	db: Queryable,
	{ projectId }: Scope,
	{ traceId, minStart, maxStart }: TraceSpans,
): Promise<Map<string, SpanCost>> {
	const { rows } = await db.query<Row>({
		name: 'read-span-costs',
		rowMode: 'array',
		types: asText,
		text: `SELECT encode(span_id, 'hex'), trim_scale(cost_usd), unpriced_reason FROM ledger_entries
			WHERE project_id = $1 AND trace_id = $2 AND start_time >= $3 AND start_time < $4`,
		values: [projectId, bytesOf(traceId), minStart, new Date(maxStart.getTime() + longestBatchMs)],
	});
	return new Map(rows.map(([spanId, costUsd, unpricedReason]) => [spanId, { costUsd, unpricedReason }]));
}
