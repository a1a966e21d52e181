import type { SpanContent } from '@spanledger/core/conventions/content';
import { DomainError } from '@spanledger/core/domain-error';
import { readLogs } from '@spanledger/db/logs/read-logs';
import type { Scope } from '@spanledger/db/scope';
import { readPayloads } from '@spanledger/db/spans/read-payloads';
import { startTime } from '@spanledger/db/spans/start-time';
import type { Deps } from '../deps.ts';
import { contentOf } from './content-of.ts';
import { type CostExplanation, explainCost } from './explain-cost.ts';
import { openTrace } from './open-trace.ts';
import { type PresentedPayload, presentPayload } from './present-payload.ts';
import { presentSkeleton } from './present-span.ts';
import type { SpanSkeleton } from './span-shape.ts';

/** One span with everything it carried, for the detail pane. */
export type SpanDetail = SpanSkeleton &
	PresentedPayload & {
		/** Conversation, tools and documents, and which attribute gave each; null when the payload has expired. */
		content: SpanContent | null;
		/** The invoice; null when the span does not bill. */
		cost: CostExplanation | null;
		/** There are more log records than are shown. */
		hasMoreLogs: boolean;
		/** Attributes whose value was cut at 64 KiB. */
		truncatedKeys: string[];
		droppedAttributesCount: number;
		traceState: string;
		kind: number;
	};

/** A span that logs more is read by its first records. */
const mostLogs = 500;

/** Throws `not-found`. */
export async function readSpan(
	{ db, book }: Pick<Deps, 'db' | 'book'>,
	scope: Scope,
	{ traceId, spanId }: { traceId: string; spanId: string },
): Promise<SpanDetail> {
	const { trace } = await openTrace({ db, book }, scope, traceId);
	const settled = trace.spans.find(({ span }) => span.spanId === spanId);
	if (settled === undefined) throw new DomainError('not-found', `no span ${spanId} in trace ${traceId}`, 'spanId');
	const { span } = settled;
	const start = startTime(span.startTimeNs);
	const place = { traceId, spanId, minStart: start, maxStart: start };
	const [[payload = null], logs] = await Promise.all([
		readPayloads(db, scope, place),
		readLogs(db, scope, { ...place, limit: mostLogs + 1 }),
	]);
	const shownLogs = logs.slice(0, mostLogs);
	const content = contentOf(span, payload, shownLogs);
	return {
		...presentSkeleton(settled, trace.summary.minStartNs),
		...presentPayload(span, payload, content, shownLogs),
		hasMoreLogs: logs.length > mostLogs,
		content,
		cost: explainCost(settled.entry),
		truncatedKeys: payload?.truncatedKeys ?? [],
		droppedAttributesCount: payload?.droppedAttributesCount ?? 0,
		traceState: payload?.traceState ?? '',
		kind: span.kind,
	};
}
