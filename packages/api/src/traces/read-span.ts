import type { SpanContent } from '@spanledger/core/conventions/content';
import { contentEvents } from '@spanledger/core/logs/event-of-log';
import type { Scope } from '@spanledger/db/scope';
import { readMapping } from '@spanledger/db/settings/read-mapping';
import type { Payload } from '@spanledger/db/spans/payload';
import { rawSpanOf } from '@spanledger/db/spans/raw-span-of';
import type { Deps } from '../deps.ts';
import { type Explanation, explainForPages } from '../mapping/present-explanation.ts';
import { withInherited } from '../mapping/with-inherited.ts';
import { contentOf } from './content-of.ts';
import { type CostExplanation, explainCost } from './explain-cost.ts';
import { openSpan } from './open-span.ts';
import { type PresentedPayload, presentPayload } from './present-payload.ts';
import { type PresentedSignal, presentSignals } from './present-signals.ts';
import { presentSkeleton } from './present-span.ts';
import { pricingOf } from './pricing-of.ts';
import type { SpanSkeleton } from './span-shape.ts';

/** One span with everything it carried, for the detail pane. */
export type SpanDetail = SpanSkeleton &
	PresentedPayload & {
		/** Conversation, tools and documents, and which attribute gave each; null when the payload has expired. */
		content: SpanContent | null;
		/** Which key gave which value, and what nobody read; null when the payload has expired. */
		recognised: Explanation | null;
		/** Its signals and why they fired. */
		signalReasons: PresentedSignal[];
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

/** Throws `not-found`. */
export async function readSpan(
	deps: Pick<Deps, 'db' | 'book'>,
	scope: Scope,
	place: { traceId: string; spanId: string },
): Promise<SpanDetail> {
	const [{ settled, relatives, payload, logs, hasMoreLogs }, mapping, { book }] = await Promise.all([
		openSpan(deps, scope, place),
		readMapping(deps.db, scope),
		pricingOf(deps, scope),
	]);
	const { span } = settled;
	const content = contentOf(span, payload, logs);
	const explained = (sent: Payload) => explainForPages(rawSpanOf(span, sent), mapping, contentEvents(logs));
	return {
		...presentSkeleton(settled),
		...presentPayload(span, payload, content, logs),
		hasMoreLogs,
		content,
		recognised: payload === null ? null : withInherited(explained(payload), settled, relatives),
		signalReasons: presentSignals(settled, payload, logs, mapping),
		cost: explainCost(settled.entry, book),
		truncatedKeys: payload?.truncatedKeys ?? [],
		droppedAttributesCount: payload?.droppedAttributesCount ?? 0,
		traceState: payload?.traceState ?? '',
		kind: span.kind,
	};
}
