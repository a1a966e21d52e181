import { readContent } from '@spanledger/core/conventions/read-content';
import { contentEvents } from '@spanledger/core/logs/event-of-log';
import type { SpanLog } from '@spanledger/core/logs/span-log';
import { type SpanText, textsOf } from '@spanledger/core/search/texts-of';
import type { Span } from '@spanledger/core/spans/span';
import type { Payload } from '../spans/payload.ts';
import { rawSpanOf } from '../spans/raw-span-of.ts';

/** Everything a stored span says in words; the index and the snippets read the same. */
export function spanTexts(span: Span, payload: Payload, logs: readonly SpanLog[]): SpanText[] {
	return textsOf(readContent(rawSpanOf(span, payload), contentEvents(logs)), span.statusMessage);
}
