import type { Mapping } from '@spanledger/core/conventions/mapping';
import { rereadSpan } from '@spanledger/core/reread/reread-span';
import type { Span } from '@spanledger/core/spans/span';
import type { Db, Transaction } from '@spanledger/db/connect';
import { inTransaction } from '@spanledger/db/in-transaction';
import { eachStoredPayload } from '@spanledger/db/reread/each-stored-payload';
import { isSameReading } from '@spanledger/db/reread/is-same-reading';
import { readTracesToReread, type SpanCopy, type TraceCopies } from '@spanledger/db/reread/read-traces-to-reread';
import { rewriteSpans } from '@spanledger/db/reread/rewrite-spans';
import type { Scope } from '@spanledger/db/scope';
import { rawSpanOf } from '@spanledger/db/spans/raw-span-of';
import { rowKey } from '@spanledger/db/spans/span-to-store';
import { startTime } from '@spanledger/db/spans/start-time';
import { putBackTraces } from '@spanledger/db/unsettled/unsettle-traces';

/** A trace with what a second reading makes of its spans. */
export type RereadTrace = TraceCopies & {
	/** The copies that are read otherwise now. */
	changed: SpanCopy[];
	/** Copies whose content retention has taken. */
	withoutContent: number;
};

/** Reads the stored spans of traces again from what was sent; writes nothing. */
export async function rereadTraces(
	db: Db,
	scope: Scope,
	traceIds: readonly string[],
	mapping: Mapping,
): Promise<RereadTrace[]> {
	const traces = await readTracesToReread(db, scope, traceIds);
	const open = new Map(
		traces.filter(({ closed }) => !closed).map((trace) => [trace.traceId, { trace, copies: byKey(trace) }]),
	);
	const changed = new Map<string, SpanCopy[]>();
	for await (const { traceId, spanId, startMs, bodyHash, payload } of eachStoredPayload(
		db,
		scope,
		[...open.values()].map(({ trace }) => trace),
	)) {
		const copies = open.get(traceId)?.copies;
		const key = rowKey(traceId, spanId, new Date(startMs));
		const copy = copies?.get(key);
		// the page of a poorer copy stays when a fuller one comes
		if (copy?.bodyHash !== bodyHash) continue;
		copies?.delete(key);
		const isCut = payload.truncatedKeys.length > 0;
		const again = rereadSpan({ span: copy.span, raw: rawSpanOf(copy.span, payload), isCut }, mapping);
		if (isSameReading(copy.span, again)) continue;
		const ofTrace = changed.get(traceId) ?? [];
		ofTrace.push({ span: again, bodyHash });
		changed.set(traceId, ofTrace);
	}
	return traces.map((trace) => ({
		...trace,
		changed: changed.get(trace.traceId) ?? [],
		withoutContent: open.get(trace.traceId)?.copies.size ?? 0,
	}));
}

const keyOf = ({ traceId, spanId, startTimeNs }: Span): string => rowKey(traceId, spanId, startTime(startTimeNs));

const byKey = ({ copies }: TraceCopies) => new Map(copies.map((copy) => [keyOf(copy.span), copy]));

/** Stores second readings and puts their traces back on the settlers' list. Locks spans, then the list, as storing does. */
export async function writeReread(
	tx: Transaction,
	scope: Scope,
	traces: readonly RereadTrace[],
): Promise<{ spans: number; traces: number }> {
	const written = await rewriteSpans(
		tx,
		scope,
		traces.flatMap(({ changed }) => changed),
	);
	const touched = new Set(written.map(({ traceId }) => traceId));
	const back = traces.filter(({ traceId }) => touched.has(traceId));
	await putBackTraces(tx, scope, back);
	return { spans: written.length, traces: back.length };
}

/** Reads traces again and stores what is different. */
export async function rereadAndWrite(
	db: Db,
	scope: Scope,
	traceIds: readonly string[],
	mapping: Mapping,
): Promise<void> {
	const traces = await rereadTraces(db, scope, traceIds, mapping);
	if (traces.some(({ changed }) => changed.length > 0)) await inTransaction(db, (tx) => writeReread(tx, scope, traces));
}
