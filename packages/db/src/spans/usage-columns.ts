import { type Usage, usageFields } from '@spanledger/core/spans/usage';

/** The usage columns of `spans`, `traces` and `ledger_entries`, in the order of `usageFields`. */
export const usageColumns = [
	'input_tokens',
	'output_tokens',
	'cache_read_tokens',
	'cache_write_tokens',
	'cache_write_1h_tokens',
	'reasoning_tokens',
	'audio_input_tokens',
	'audio_output_tokens',
] as const;

/** The usage columns of a row as the pool parses them. */
export type UsageRow = { [column in (typeof usageColumns)[number]]: bigint | null };

/** null when the row knows no usage at all. */
export function usageFromRow(row: UsageRow): Usage | null {
	const count = (tokens: bigint | null) => (tokens === null ? null : Number(tokens));
	const usage: Usage = {
		inputTokens: count(row.input_tokens),
		outputTokens: count(row.output_tokens),
		cacheReadTokens: count(row.cache_read_tokens),
		cacheWriteTokens: count(row.cache_write_tokens),
		cacheWrite1hTokens: count(row.cache_write_1h_tokens),
		reasoningTokens: count(row.reasoning_tokens),
		audioInputTokens: count(row.audio_input_tokens),
		audioOutputTokens: count(row.audio_output_tokens),
	};
	return usageFields.every((field) => usage[field] === null) ? null : usage;
}
