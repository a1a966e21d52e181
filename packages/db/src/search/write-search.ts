import type { SearchPart } from '@spanledger/core/search/search-part';
import type { Transaction } from '../connect.ts';
import { type Column, insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
import type { TraceSpans } from '../spans/read-spans.ts';

/** A part of a trace with its number in it. */
export type NumberedPart = SearchPart & { traceId: string; part: number };

const dayMs = 86_400_000;

/** Takes away what the search knows of traces. */
export async function forgetSearch(
	tx: Transaction,
	{ projectId }: Scope,
	traces: readonly TraceSpans[],
): Promise<void> {
	if (traces.length === 0) return;
	const earliest = Math.min(...traces.map(({ minStart }) => minStart.getTime()));
	await tx.query({
		name: 'forget-search',
		text: 'DELETE FROM trace_search WHERE project_id = $1 AND trace_id = ANY($2) AND start_time >= $3 AND start_time < $4',
		values: [
			projectId,
			traces.map(({ traceId }) => bytesOf(traceId)),
			new Date(Math.floor(earliest / dayMs) * dayMs),
			new Date(Math.max(...traces.map(({ maxStart }) => maxStart.getTime())) + 1),
		],
	});
}

/** Adds parts to traces whose old ones were taken away. */
export async function addSearchParts(
	tx: Transaction,
	{ projectId }: Scope,
	parts: readonly NumberedPart[],
): Promise<void> {
	await insertRows<never, NumberedPart>(tx, {
		table: 'trace_search',
		statement: 'add-search-parts',
		columns: [['project_id', () => projectId], ...columns],
		key: ['project_id', 'trace_id', 'part', 'start_time'],
		rows: parts,
	});
}

const columns: readonly Column<NumberedPart>[] = [
	['trace_id', ({ traceId }) => bytesOf(traceId)],
	['part', ({ part }) => part],
	['start_time', ({ startMs }) => new Date(startMs)],
	['span_ids', ({ spanIds }) => bytesOf(spanIds.join(''))],
	['words', ({ words }) => tsvectorText(words)],
	['attributes', ({ attributes }) => [...attributes]],
];

/** `'word':1,4`: words are letters and digits, so nothing in them needs quoting. */
function tsvectorText(words: SearchPart['words']): string {
	let text = '';
	for (const [word, places] of words) text += `'${word}':${places.join(',')} `;
	return text;
}
