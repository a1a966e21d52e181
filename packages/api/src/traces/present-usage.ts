import { totalTokens, type Usage } from '@spanledger/core/spans/usage';
import type { UsageShape } from '../scalars.ts';

/** Usage as the contract prints it; null stays null: unknown is never zero. */
export function presentUsage(usage: Usage | null): UsageShape | null {
	if (usage === null) return null;
	return {
		inputTokens: usage.inputTokens,
		outputTokens: usage.outputTokens,
		cacheReadTokens: usage.cacheReadTokens,
		cacheWriteTokens: usage.cacheWriteTokens,
		reasoningTokens: usage.reasoningTokens,
		audioInputTokens: usage.audioInputTokens,
		audioOutputTokens: usage.audioOutputTokens,
		totalTokens: totalTokens(usage),
	};
}
