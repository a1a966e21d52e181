/** What a provider would put on its invoice for one call, in tokens; the parts are disjoint. */
export type TrueUsage = {
	uncachedInput: number;
	cacheRead: number;
	cacheWrite5m: number;
	cacheWrite1h: number;
	/** reasoning included */
	output: number;
	reasoning: number;
};

const nothing: TrueUsage = {
	uncachedInput: 0,
	cacheRead: 0,
	cacheWrite5m: 0,
	cacheWrite1h: 0,
	output: 0,
	reasoning: 0,
};

/** Every call of a run uses other numbers, so that a call lost and another counted twice cannot even out. */
export const openAiUsage = (call: number): TrueUsage => ({
	...nothing,
	uncachedInput: 100 + 17 * call,
	cacheRead: 64 * call,
	output: 40 + 7 * call,
	reasoning: 10 + call,
});

export const anthropicUsage = (call: number): TrueUsage => ({
	...nothing,
	uncachedInput: 12 + call,
	cacheRead: 1500 + 11 * call,
	cacheWrite5m: 150 + call,
	cacheWrite1h: 50 + 3 * call,
	output: 30 + 5 * call,
});

export const embeddingUsage = (call: number): TrueUsage => ({ ...nothing, uncachedInput: 9 + call });
