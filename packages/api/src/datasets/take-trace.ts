import type { DatasetItem } from '@spanledger/core/datasets/dataset-item';
import { itemOfSpan, itemOfTrace, type ToldSpan } from '@spanledger/core/datasets/item-of-trace';
import { DomainError } from '@spanledger/core/domain-error';
import { readLogs } from '@spanledger/db/logs/read-logs';
import type { Scope } from '@spanledger/db/scope';
import { readPayloads } from '@spanledger/db/spans/read-payloads';
import { startTime } from '@spanledger/db/spans/start-time';
import type { Deps } from '../deps.ts';
import { contentOf } from '../traces/content-of.ts';
import { type OpenTrace, openTrace } from '../traces/open-trace.ts';

type ReadDeps = Pick<Deps, 'db' | 'book'>;
export type TakenItem = Omit<DatasetItem, 'expected' | 'labels'>;

/** Spans whose content is read in one trace, and log records: a trace of 10,000 spans is no one's test case as a whole. */
const mostSpans = 64;
const mostLogs = 2_000;

/**
 * The test case in a trace, or in one of its spans: what was asked and answered, and the documents. null = no question was sent, or its
 * content has expired. Throws `not-found`.
 */
export async function takeTrace(
	deps: ReadDeps,
	scope: Scope,
	{ traceId, spanId }: { traceId: string; spanId?: string | undefined },
): Promise<TakenItem | null> {
	const open = await openTrace(deps, scope, traceId);
	const spans = await toldSpans(deps, scope, open, spanId);
	const [only] = spans;
	if (spanId !== undefined && only === undefined)
		throw new DomainError('not-found', `no span ${spanId} in trace ${traceId}`, 'spanId');
	const taken = spanId === undefined || only === undefined ? itemOfTrace(spans) : itemOfSpan(only);
	const userId = open.trace.summary.dimensions.user ?? null;
	return taken === null ? null : { ...taken, traceId, spanId: spanId ?? null, userId };
}

/** The spans that may tell: the entries, model calls (the last ones) and whatever found documents. */
async function toldSpans(
	{ db }: ReadDeps,
	scope: Scope,
	{ trace, bounds }: OpenTrace,
	spanId: string | undefined,
): Promise<ToldSpan[]> {
	const all = trace.spans.map(({ span }) => span);
	const ids = new Set(all.map((span) => span.spanId));
	const isEntry = (parent: string | null) => parent === null || !ids.has(parent);
	const told = all.filter(
		({ type, parentSpanId }) => isEntry(parentSpanId) || ['llm', 'retrieval', 'rerank'].includes(type),
	);
	const wanted =
		spanId === undefined
			? [...told.slice(0, mostSpans / 2), ...told.slice(mostSpans / 2).slice(-mostSpans / 2)]
			: all.filter((span) => span.spanId === spanId);
	const [payloads, logs] = await Promise.all([
		all.length <= mostSpans
			? readPayloads(db, scope, bounds)
			: Promise.all(
					wanted.map((span) => {
						const start = startTime(span.startTimeNs);
						return readPayloads(db, scope, {
							...{ traceId: bounds.traceId, spanId: span.spanId, minStart: start, maxStart: start },
						});
					}),
				).then((pages) => pages.flat()),
		readLogs(db, scope, { ...bounds, limit: mostLogs }),
	]);
	return wanted.map((span) => {
		const start = startTime(span.startTimeNs).getTime();
		const payload = payloads.find((one) => one.spanId === span.spanId && one.start.getTime() === start) ?? null;
		const own = logs.filter((log) => log.spanId === span.spanId);
		return { span, content: contentOf(span, payload, own) };
	});
}
