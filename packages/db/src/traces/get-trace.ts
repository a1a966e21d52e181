import type { LedgerEntry } from '@spanledger/core/ledger/ledger-entry';
import type { Span } from '@spanledger/core/spans/span';
import type { ResponseClaim } from '@spanledger/core/traces/response-claim';
import { claimSlackNs } from '@spanledger/core/traces/response-claim';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { readClaims } from '../settle/read-claims.ts';
import { readStoredEntries } from '../settle/read-stored-entries.ts';
import { bytesOf } from '../spans/hex.ts';
import { readSpans, type TraceSpans } from '../spans/read-spans.ts';
import { type StoredTrace, type TraceRow, traceColumns, traceFromRow } from './trace-row.ts';

/** All that is stored of a trace but its payloads. */
export type FoundTrace = {
	/** null until it has been settled once. */
	stored: StoredTrace | null;
	/** Nothing has arrived since. */
	isSettled: boolean;
	/** What a read of its payloads must cover. */
	bounds: TraceSpans;
	/** Changes with every arrival and every settlement. */
	version: string;
	spans: Span[];
	/** Of the last settlement. */
	entries: LedgerEntry[];
	/** Other traces' claims on its response ids. */
	foreignClaims: ResponseClaim[];
};

export type FoundHeader = Pick<FoundTrace, 'stored' | 'isSettled' | 'bounds' | 'version'>;

/** A trace, readable from the moment its spans are stored; null when there is none. */
export async function getTrace(
	db: Queryable,
	scope: Scope,
	{ traceId }: { traceId: string },
): Promise<FoundTrace | null> {
	const header = await findHeader(db, scope, { traceId });
	return header === null ? null : readFound(db, scope, header);
}

/** Whether there is such a trace, how far it is settled, and where its spans lie. */
export async function findHeader(
	db: Queryable,
	{ projectId }: Scope,
	{ traceId }: { traceId: string },
): Promise<FoundHeader | null> {
	const key = [projectId, bytesOf(traceId)];
	const [settled, waiting] = await Promise.all([
		db.query<TraceRow>(`SELECT ${traceColumns} FROM traces WHERE project_id = $1 AND trace_id = $2`, key),
		db.query<{ version: bigint; min_start: Date; max_start: Date }>(
			'SELECT version, min_start, max_start FROM unsettled_traces WHERE project_id = $1 AND trace_id = $2',
			key,
		),
	]);
	const [row] = settled.rows;
	const [unsettled] = waiting.rows;
	const seen = [row, unsettled].filter((one) => one !== undefined);
	if (seen.length === 0) return null;
	return {
		stored: row === undefined ? null : traceFromRow(row),
		isSettled: row !== undefined && (unsettled === undefined || unsettled.version <= row.settled_version),
		version: `${row?.settled_version ?? ''}/${unsettled?.version ?? ''}`,
		bounds: {
			traceId,
			minStart: new Date(Math.min(...seen.map((one) => one.min_start.getTime()))),
			maxStart: new Date(Math.max(...seen.map((one) => one.max_start.getTime()))),
		},
	};
}

/** The spans, ledger entries and rival claims of a trace whose header was found. */
export async function readFound(db: Queryable, scope: Scope, header: FoundHeader): Promise<FoundTrace> {
	const { bounds } = header;
	const { traceId, minStart } = bounds;
	const to = new Date(bounds.maxStart.getTime() + 1);
	const [spans, entries] = await Promise.all([
		readSpans(db, scope, bounds),
		readStoredEntries(db, scope, { traceIds: [traceId], from: minStart, to }),
	]);
	const foreignClaims = await readForeignClaims(db, scope, traceId, spans);
	return { ...header, spans, entries: entries.get(traceId) ?? [], foreignClaims };
}

async function readForeignClaims(
	db: Queryable,
	scope: Scope,
	traceId: string,
	spans: readonly Span[],
): Promise<ResponseClaim[]> {
	const naming = spans.filter(({ responseId }) => responseId !== null);
	const [first] = naming;
	if (first === undefined) return [];
	const bounds = { fromNs: first.startTimeNs, toNs: first.endTimeNs };
	for (const { startTimeNs, endTimeNs } of naming) {
		if (startTimeNs < bounds.fromNs) bounds.fromNs = startTimeNs;
		if (endTimeNs > bounds.toNs) bounds.toNs = endTimeNs;
	}
	const claims = await readClaims(db, scope, {
		responseIds: [...new Set(naming.map(({ responseId }) => responseId ?? ''))],
		fromNs: bounds.fromNs - claimSlackNs,
		toNs: bounds.toNs + claimSlackNs,
	});
	return claims.filter((claim) => claim.traceId !== traceId);
}
