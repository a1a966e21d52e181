import type { SpanLink } from '@spanledger/core/links/span-link';
import type { Transaction } from '../connect.ts';
import { type Column, insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { rowKey, type SpanToStore } from '../spans/span-to-store.ts';

/** OpenTelemetry's own limit is 128. All stay in the payload. */
const mostLinksOfSpan = 256;
const dayMs = 86_400_000;

type LinkRow = SpanLink & { traceId: string; start: Date };
type StoredLink = {
	trace_id: Buffer;
	span_id: Buffer;
	target_trace_id: Buffer;
	target_span_id: Buffer;
	start_time: Date;
};

const key = ['project_id', 'trace_id', 'span_id', 'target_trace_id', 'target_span_id', 'start_time'];
const columns: readonly Column<LinkRow>[] = [
	['trace_id', ({ traceId }) => bytesOf(traceId)],
	['span_id', ({ spanId }) => bytesOf(spanId)],
	['target_trace_id', ({ targetTraceId }) => bytesOf(targetTraceId)],
	['target_span_id', ({ targetSpanId }) => bytesOf(targetSpanId)],
	['start_time', ({ start }) => start],
];

/**
 * Stores what spans that were just written say of other traces; of those that replaced a poorer copy nothing of that copy stays.
 * Most spans link to nothing and cost nothing here.
 */
export async function writeSpanLinks(
	tx: Transaction,
	{ projectId }: Scope,
	{ written, replaced }: { written: readonly SpanToStore[]; replaced: readonly SpanToStore[] },
): Promise<void> {
	const rows = written.flatMap(linksOf);
	await removeOthers(tx, projectId, replaced, rows);
	await insertRows<never, LinkRow>(tx, {
		table: 'span_links',
		columns: [['project_id', () => projectId], ...columns],
		key,
		rows,
		conflict: 'ON CONFLICT DO NOTHING',
		statement: 'write-span-links',
	});
	await insertRows<never, TargetDay>(tx, {
		table: 'link_days',
		columns: [
			['project_id', () => projectId],
			['trace_id', ({ targetTraceId }) => bytesOf(targetTraceId)],
			['day', ({ day }) => day],
		],
		key: ['project_id', 'trace_id', 'day'],
		rows: targetDays(rows),
		conflict: 'ON CONFLICT DO NOTHING',
		statement: 'write-link-days',
	});
}

/** Links to other traces, once each. */
function linksOf({ span: { traceId, spanId }, payload, start }: SpanToStore): LinkRow[] {
	const links = new Map<string, LinkRow>();
	for (const { traceId: targetTraceId, spanId: targetSpanId } of payload.links) {
		if (targetTraceId === traceId || links.size >= mostLinksOfSpan) continue;
		links.set(targetTraceId + targetSpanId, { traceId, spanId, targetTraceId, targetSpanId, start });
	}
	return [...links.values()];
}

type TargetDay = { targetTraceId: string; day: Date };

function targetDays(rows: readonly LinkRow[]): TargetDay[] {
	const days = new Map<string, TargetDay>();
	for (const { targetTraceId, start } of rows) {
		const day = new Date(Math.floor(start.getTime() / dayMs) * dayMs);
		days.set(`${targetTraceId}${day.getTime()}`, { targetTraceId, day });
	}
	return [...days.values()];
}

/** Rare: nearly every replaced span had no links, or has them still. */
async function removeOthers(
	tx: Transaction,
	projectId: string,
	replaced: readonly SpanToStore[],
	rows: readonly LinkRow[],
): Promise<void> {
	if (replaced.length === 0) return;
	const starts = replaced.map(({ start }) => start.getTime());
	const { rows: stored } = await tx.query<StoredLink>({
		name: 'read-replaced-links',
		text: `SELECT trace_id, span_id, target_trace_id, target_span_id, start_time FROM span_links
			WHERE project_id = $1 AND trace_id = ANY($2) AND start_time >= $3 AND start_time < $4
			ORDER BY trace_id, span_id, target_trace_id, target_span_id`,
		values: [
			projectId,
			[...new Set(replaced.map(({ span }) => span.traceId))].map(bytesOf),
			new Date(Math.min(...starts)),
			new Date(Math.max(...starts) + 1),
		],
	});
	const spans = new Set(replaced.map((row) => row.key));
	const kept = new Set(
		rows.map(({ targetTraceId, targetSpanId, ...row }) => keyOf(row) + targetTraceId + targetSpanId),
	);
	for (const link of stored) {
		const span = rowKey(hexOf(link.trace_id), hexOf(link.span_id), link.start_time);
		if (!spans.has(span) || kept.has(span + hexOf(link.target_trace_id) + hexOf(link.target_span_id))) continue;
		await tx.query({
			name: 'remove-span-link',
			text: `DELETE FROM span_links WHERE project_id = $1 AND trace_id = $2 AND span_id = $3 AND target_trace_id = $4
				AND target_span_id = $5 AND start_time = $6`,
			values: [projectId, link.trace_id, link.span_id, link.target_trace_id, link.target_span_id, link.start_time],
		});
	}
}

const keyOf = ({ traceId, spanId, start }: Pick<LinkRow, 'traceId' | 'spanId' | 'start'>): string =>
	rowKey(traceId, spanId, start);
