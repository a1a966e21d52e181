import type { ResponseClaim } from '@spanledger/core/traces/response-claim';
import type { Transaction } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { startTime } from '../spans/start-time.ts';
import type { SettledWork } from './settled-work.ts';

type ClaimRow = ResponseClaim & { minStart: Date; maxStart: Date };

const key = ['project_id', 'response_id', 'trace_id', 'span_id'];

/**
 * Makes the stored claims of settled traces what they claim now; only `known` ones were settled before and have any. Returns the
 * response ids that were given up: whoever lost against them may bill again.
 */
export async function writeClaims(
	tx: Transaction,
	{ projectId }: Scope,
	works: readonly SettledWork[],
	known: readonly SettledWork[],
): Promise<string[]> {
	const rows = works.flatMap(({ settled }) =>
		settled.claims.map(
			(claim): ClaimRow => ({
				...claim,
				minStart: startTime(settled.summary.minStartNs),
				maxStart: startTime(settled.summary.maxStartNs),
			}),
		),
	);
	const released = await releaseOthers(tx, projectId, known, rows);
	if (rows.length === 0) return released;
	await insertRows<never, ClaimRow>(tx, {
		table: 'response_claims',
		statement: 'write-response-claims',
		columns: [
			['project_id', () => projectId],
			['response_id', (row) => row.responseId],
			['trace_id', (row) => bytesOf(row.traceId)],
			['span_id', (row) => bytesOf(row.spanId)],
			['start_time_ns', (row) => row.startTimeNs],
			['end_time_ns', (row) => row.endTimeNs],
			['min_start', (row) => row.minStart],
			['max_start', (row) => row.maxStart],
			['fullness', (row) => row.fullness],
			['bills', (row) => row.bills],
		],
		key,
		rows,
		conflict: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET
			start_time_ns = excluded.start_time_ns, end_time_ns = excluded.end_time_ns,
			min_start = excluded.min_start, max_start = excluded.max_start,
			fullness = excluded.fullness, bills = excluded.bills`,
	});
	return released;
}

async function releaseOthers(
	tx: Transaction,
	projectId: string,
	known: readonly SettledWork[],
	rows: readonly ClaimRow[],
): Promise<string[]> {
	if (known.length === 0) return [];
	const { rows: stored } = await tx.query<{ response_id: string; trace_id: Buffer; span_id: Buffer }>({
		name: 'read-own-claims',
		text: 'SELECT response_id, trace_id, span_id FROM response_claims WHERE project_id = $1 AND trace_id = ANY($2)',
		values: [projectId, known.map(({ claim }) => bytesOf(claim.traceId))],
	});
	const kept = new Set(rows.map(({ responseId, traceId, spanId }) => `${traceId}${spanId}${responseId}`));
	const released: string[] = [];
	for (const row of stored) {
		if (kept.has(`${hexOf(row.trace_id)}${hexOf(row.span_id)}${row.response_id}`)) continue;
		await tx.query({
			name: 'release-claim',
			text: 'DELETE FROM response_claims WHERE project_id = $1 AND response_id = $2 AND trace_id = $3 AND span_id = $4',
			values: [projectId, row.response_id, row.trace_id, row.span_id],
		});
		released.push(row.response_id);
	}
	return released;
}
