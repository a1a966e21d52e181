/**
 * Tokens of one call, as the public contract names them. `inputTokens` includes cache reads and writes, `outputTokens`
 * includes reasoning, audio is inside both. null = not reported: unknown is never zero.
 */
export type Usage = {
	inputTokens: number | null;
	outputTokens: number | null;
	cacheReadTokens: number | null;
	/** All cache writes; `cacheWrite1hTokens` is the part of it with the one-hour lifetime. */
	cacheWriteTokens: number | null;
	cacheWrite1hTokens: number | null;
	reasoningTokens: number | null;
	audioInputTokens: number | null;
	audioOutputTokens: number | null;
};

export const usageFields = [
	'inputTokens',
	'outputTokens',
	'cacheReadTokens',
	'cacheWriteTokens',
	'cacheWrite1hTokens',
	'reasoningTokens',
	'audioInputTokens',
	'audioOutputTokens',
] as const satisfies (keyof Usage)[];

/** What one call used besides tokens. Absent = not reported: unknown is never zero. */
export type SpanUnits = { webSearches?: number; images?: number; audioSeconds?: number; characters?: number };

export const unitFields = [
	'webSearches',
	'images',
	'audioSeconds',
	'characters',
] as const satisfies (keyof SpanUnits)[];

/** reported = the provider said so; estimated = the emitter counted by itself; missing = a model call that told nothing. */
export type UsageSource = 'reported' | 'estimated' | 'missing';

/** Input plus output; a missing side counts 0, both missing is unknown. */
export function totalTokens(usage: Usage): number | null {
	if (usage.inputTokens === null && usage.outputTokens === null) return null;
	return (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0);
}

/** Sums field by field; a field stays null while no addend knows it. */
export function addUsage(a: Usage | null, b: Usage | null): Usage | null {
	if (a === null || b === null) return a ?? b;
	const sum = { ...a };
	for (const field of usageFields) {
		const left = a[field];
		const right = b[field];
		sum[field] = left === null || right === null ? (left ?? right) : left + right;
	}
	return sum;
}
