import { isMessages, type SpanContent } from '@spanledger/core/conventions/content';
import { callTypes, type Span } from '@spanledger/core/spans/span';

/** Why the model stopped: what the span says, else what its answer says, which may have come on log records. */
export function finishReasonsOf({ type, finishReasons }: Span, content: SpanContent | null): string[] {
	if (finishReasons.length > 0 || !callTypes.has(type) || content === null || !isMessages(content.output))
		return finishReasons;
	return content.output.flatMap(({ finishReason }) => finishReason ?? []);
}
