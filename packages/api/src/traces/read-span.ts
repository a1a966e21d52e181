import type { SpanContent } from '@spanledger/core/conventions/content';
import { readContent } from '@spanledger/core/conventions/read-content';
import { DomainError } from '@spanledger/core/domain-error';
import type { Scope } from '@spanledger/db/scope';
import { rawSpanOf } from '@spanledger/db/spans/raw-span-of';
import { readPayloads } from '@spanledger/db/spans/read-payloads';
import { startTime } from '@spanledger/db/spans/start-time';
import type { Deps } from '../deps.ts';
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
		/** Attributes whose value was cut at 64 KiB. */
		truncatedKeys: string[];
		droppedAttributesCount: number;
		traceState: string;
		kind: number;
	};

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
	const [payload = null] = await readPayloads(db, scope, { traceId, spanId, minStart: start, maxStart: start });
	const content = payload === null ? null : readContent(rawSpanOf(span, payload));
	return {
		...presentSkeleton(settled, trace.summary.minStartNs),
		...presentPayload(span, payload, content),
		content,
		cost: explainCost(settled.entry),
		truncatedKeys: payload?.truncatedKeys ?? [],
		droppedAttributesCount: payload?.droppedAttributesCount ?? 0,
		traceState: payload?.traceState ?? '',
		kind: span.kind,
	};
}
