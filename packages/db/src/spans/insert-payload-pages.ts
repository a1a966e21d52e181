import { randomUUID } from 'node:crypto';
import type { Transaction } from '../connect.ts';
import { type Column, insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from './hex.ts';
import { packPage, pagesOf } from './payload-page.ts';
import type { SpanToStore } from './span-to-store.ts';

type PageRow = { traceId: string; pageId: string; start: Date; maxStart: Date; spans: readonly SpanToStore[] };

const columns: readonly Column<PageRow>[] = [
	['trace_id', (page) => bytesOf(page.traceId)],
	['page_id', (page) => page.pageId],
	['start_time', (page) => page.start],
	['max_start', (page) => page.maxStart],
	['resource_hash', (page) => page.spans[0]?.resourceHash],
	['span_ids', (page) => bytesOf(page.spans.map(({ span }) => span.spanId).join(''))],
	['body', (page) => packPage(page.spans)],
];

/**
 * Payloads of spans that were written in the same transaction. The page of a poorer copy stays: `readPayloads` gives the
 * fullest, by the rule that decided about the span's row.
 */
export async function insertPayloadPages(
	tx: Transaction,
	{ projectId }: Scope,
	rows: readonly SpanToStore[],
): Promise<void> {
	await insertRows<never, PageRow>(tx, {
		table: 'payload_pages',
		columns: [['project_id', () => projectId], ...columns],
		key: ['project_id', 'trace_id', 'page_id', 'start_time'],
		rows: pagesOf(rows).map(toRow),
		statement: 'insert-payload-pages',
	});
}

function toRow(spans: readonly SpanToStore[]): PageRow {
	const starts = spans.map(({ start }) => start.getTime());
	return {
		traceId: spans[0]?.span.traceId ?? '',
		pageId: randomUUID(),
		start: new Date(Math.min(...starts)),
		maxStart: new Date(Math.max(...starts)),
		spans,
	};
}
