import type { ToldSpan } from '@spanledger/core/datasets/item-of-trace';
import type { Span } from '@spanledger/core/spans/span';
import { readLogsOf } from '@spanledger/db/logs/read-logs';
import type { Scope } from '@spanledger/db/scope';
import { readPayloadsOf, type SpanPayload } from '@spanledger/db/spans/read-payloads';
import type { TraceSpans } from '@spanledger/db/spans/read-spans';
import { startTime } from '@spanledger/db/spans/start-time';
import type { Deps } from '../deps.ts';
import { contentOf } from './content-of.ts';

/** Spans whose content is read of one trace, and log records: a trace of 10,000 spans is nobody's question and answer as a whole. */
const mostSpans = 64;
const mostLogs = 2_000;

/** Of a trace the spans that may tell what was asked: the entries, model calls (the last ones) and whatever found documents. */
export function spansToRead(all: readonly Span[]): Span[] {
	const ids = new Set(all.map(({ spanId }) => spanId));
	const isEntry = (parent: string | null) => parent === null || !ids.has(parent);
	const telling = all.filter(
		({ type, parentSpanId }) => isEntry(parentSpanId) || ['llm', 'retrieval', 'rerank'].includes(type),
	);
	return [...telling.slice(0, mostSpans / 2), ...telling.slice(mostSpans / 2).slice(-mostSpans / 2)];
}

/** Spans of traces with what they told: one list per trace asked for, in that order; a fixed number of queries for each range of days. */
export async function readTold(
	{ db }: Pick<Deps, 'db'>,
	scope: Scope,
	traces: readonly { bounds: TraceSpans; spans: readonly Span[] }[],
): Promise<ToldSpan[][]> {
	const [payloads, logs] = await Promise.all([
		readPayloadsOf(
			db,
			scope,
			traces.map(({ bounds, spans }) => ({ ...bounds, spanIds: spans.map(({ spanId }) => spanId) })),
		),
		readLogsOf(db, scope, { traces: traces.map(({ bounds }) => bounds), limitEach: mostLogs }),
	]);
	return traces.map(({ bounds: { traceId }, spans }) => {
		const own = new Map((payloads.get(traceId) ?? []).map((payload) => [placeOf(payload), payload]));
		const ownLogs = logs.get(traceId) ?? [];
		return spans.map((span) => {
			const payload = own.get(placeOf({ spanId: span.spanId, start: startTime(span.startTimeNs) })) ?? null;
			const told = ownLogs.filter((log) => log.spanId === span.spanId);
			return { span, content: contentOf(span, payload, told) };
		});
	});
}

const placeOf = ({ spanId, start }: Pick<SpanPayload, 'spanId' | 'start'>): string => `${spanId}${start.getTime()}`;
