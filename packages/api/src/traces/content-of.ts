import type { SpanContent } from '@spanledger/core/conventions/content';
import { readContent } from '@spanledger/core/conventions/read-content';
import { contentEvents } from '@spanledger/core/logs/event-of-log';
import type { SpanLog } from '@spanledger/core/logs/span-log';
import type { Span } from '@spanledger/core/spans/span';
import type { Payload } from '@spanledger/db/spans/payload';
import { rawSpanOf } from '@spanledger/db/spans/raw-span-of';

/** Conversation, tools and documents out of what a span carried and what its log records told; null when its payload has expired. */
export function contentOf(span: Span, payload: Payload | null, logs: readonly SpanLog[]): SpanContent | null {
	return payload === null ? null : readContent(rawSpanOf(span, payload), contentEvents(logs));
}
