import { createPartBuilder, type SearchableSpan, type SearchPart } from '@spanledger/core/search/search-part';
import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { readContentLogs } from '../logs/read-content-logs.ts';
import { withPartitions } from '../partitions/with-partitions.ts';
import { eachStoredPayload, type StoredPayload } from '../reread/each-stored-payload.ts';
import { readTracesToReread, type TraceCopies } from '../reread/read-traces-to-reread.ts';
import { rowKey } from '../spans/span-to-store.ts';
import { startTime } from '../spans/start-time.ts';
import { claimSearchBatch, type SearchBatch } from './claim-search-batch.ts';
import { finishSearchBatch } from './finish-search-batch.ts';
import { listWaiting } from './list-waiting.ts';
import { spanTexts } from './span-texts.ts';
import { addSearchParts, forgetSearch, type NumberedPart } from './write-search.ts';

const leaseMs = 120_000;
/** Spans of one trace in memory at once, and parts in one statement. */
const mostSpans = 2_000;
const mostParts = 200;

/** Makes one batch of settled traces searchable; false when none waits. Doing it again gives the same rows. */
export async function indexOnce(db: Db, onFault: (reason: string) => void): Promise<boolean> {
	const batch = await claimSearchBatch(db, { leaseMs });
	if (batch === null) return false;
	try {
		await indexBatch(db, batch, batch.traceIds);
	} catch (error) {
		onFault(reasonOf(error));
		await indexOneByOne(db, batch, onFault);
	}
	return true;
}

/** One trace that cannot be read must not keep its neighbours from being found. */
async function indexOneByOne(db: Db, batch: SearchBatch, onFault: (reason: string) => void): Promise<void> {
	for (const traceId of batch.traceIds) {
		await indexBatch(db, batch, [traceId]).catch((error) => onFault(`trace ${traceId}: ${reasonOf(error)}`));
	}
}

async function indexBatch(db: Db, batch: SearchBatch, traceIds: readonly string[]): Promise<void> {
	const scope = { projectId: batch.projectId };
	const waiting = await listWaiting(db, scope, traceIds);
	const settled = traceIds.filter((traceId) => !waiting.has(traceId));
	const traces = await readTracesToReread(db, scope, settled);
	const starts = () => traces.flatMap(({ copies }) => copies.map(({ span }) => startTime(span.startTimeNs)));
	await withPartitions(db, starts, () =>
		inTransaction(db, async (tx) => {
			await forgetSearch(tx, scope, traces);
			await addParts(tx, db, scope, traces);
			await finishSearchBatch(tx, batch);
		}),
	);
}

/** Reads beside the transaction that writes: a large trace is in memory only in pieces. */
async function addParts(
	tx: Transaction,
	db: Db,
	scope: { projectId: string },
	traces: readonly TraceCopies[],
): Promise<void> {
	let ready: NumberedPart[] = [];
	for await (const part of partsOf(db, scope, traces)) {
		ready.push(part);
		if (ready.length < mostParts) continue;
		await addSearchParts(tx, scope, ready);
		ready = [];
	}
	await addSearchParts(tx, scope, ready);
}

async function* partsOf(
	db: Db,
	scope: { projectId: string },
	traces: readonly TraceCopies[],
): AsyncGenerator<NumberedPart> {
	const logs = await readContentLogs(db, scope, traces);
	const copiesOf = new Map(traces.map((trace) => [trace.traceId, copiesByKey(trace)]));
	let current = openTrace('');
	for await (const stored of eachStoredPayload(db, scope, traces)) {
		if (stored.traceId !== current.traceId) {
			yield* current.finish();
			current = openTrace(stored.traceId);
		}
		const key = rowKey(stored.traceId, stored.spanId, new Date(stored.startMs));
		const copy = copiesOf.get(stored.traceId)?.get(key);
		// the page of a poorer copy stays when a fuller one comes
		if (copy?.bodyHash !== stored.bodyHash) continue;
		copiesOf.get(stored.traceId)?.delete(key);
		const texts = spanTexts(copy.span, stored.payload, logs.get(stored.traceId + stored.spanId) ?? []);
		yield* current.add(searchable(stored, copy.span.type, texts));
	}
	yield* current.finish();
}

function copiesByKey({ copies }: TraceCopies) {
	return new Map(
		copies.map((copy) => {
			const { traceId, spanId, startTimeNs } = copy.span;
			return [rowKey(traceId, spanId, startTime(startTimeNs)), copy];
		}),
	);
}

function searchable(
	{ spanId, startMs, payload }: StoredPayload,
	type: SearchableSpan['type'],
	texts: SearchableSpan['texts'],
): SearchableSpan {
	return { spanId, type, startMs, texts, attributes: payload.attributes, resource: payload.resource };
}

/** Numbers the parts of a trace as they become full. */
function openTrace(traceId: string) {
	const builder = createPartBuilder();
	let spans: SearchableSpan[] = [];
	let part = 0;
	const numbered = (parts: SearchPart[]): NumberedPart[] => parts.map((full) => ({ ...full, traceId, part: part++ }));
	return {
		traceId,
		add: (span: SearchableSpan): NumberedPart[] => {
			spans.push(span);
			if (spans.length < mostSpans) return [];
			const full = builder.add(spans);
			spans = [];
			return numbered(full);
		},
		finish: (): NumberedPart[] => numbered([...builder.add(spans), ...builder.finish()]),
	};
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
