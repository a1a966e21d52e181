import { expect, test } from 'vitest';
import type { CountingRule } from './convention.ts';
import type { Fields } from './fields/field-kinds.ts';
import { readUsage } from './read-usage.ts';

type Case = {
	name: string;
	sent: Fields['values'];
	rule?: CountingRule;
	provider?: string;
	/** input / output / cache read / cache write / written for 1 h / reasoning */
	usage: readonly (number | null)[] | null;
};

const cases: Case[] = [
	{ name: 'nothing is unknown, not zero', sent: {}, usage: null },
	{ name: 'details alone are no usage', sent: { reasoningTokens: 10 }, usage: null },
	{ name: 'a zero is a zero', sent: { inputTokens: 0 }, usage: [0, null, null, null, null, null] },
	{
		name: 'inclusive by default: cache is part of input',
		sent: { inputTokens: 120, outputTokens: 30, cacheReadTokens: 64, reasoningTokens: 10 },
		usage: [120, 30, 64, null, null, 10],
	},
	{
		name: 'more cache than input can only be beside it', // 12 + 1500 + 200
		sent: { inputTokens: 12, outputTokens: 30, cacheReadTokens: 1500, cacheWriteTokens: 200 },
		usage: [1712, 30, 1500, 200, null, null],
	},
	{
		name: '… even where the emitter’s rule says otherwise',
		rule: 'inclusive',
		sent: { inputTokens: 12, outputTokens: 30, cacheReadTokens: 1500, cacheWriteTokens: 200, totalTokens: 42 },
		usage: [1712, 30, 1500, 200, null, null],
	},
	{
		name: 'the emitter’s rule decides where arithmetic cannot', // 500 + 100 + 20
		rule: 'exclusive',
		sent: { inputTokens: 500, outputTokens: 30, cacheReadTokens: 100, cacheWriteTokens: 20 },
		usage: [620, 30, 100, 20, null, null],
	},
	{
		name: 'a total that counts the cache on top shows exclusive', // 500 + 30 + 100 = 630
		sent: { inputTokens: 500, outputTokens: 30, cacheReadTokens: 100, totalTokens: 630 },
		usage: [600, 30, 100, null, null, null],
	},
	{
		name: 'the provider’s own answer shows exclusive and gives the split',
		sent: {
			inputTokens: 500,
			outputTokens: 30,
			rawInputTokens: 500,
			rawCacheReadTokens: 100,
			rawCacheWriteTokens: 20,
			cacheWrite5mTokens: 15,
			cacheWrite1hTokens: 5,
		},
		usage: [620, 30, 100, 20, 5, null],
	},
	{
		name: 'the provider’s own answer shows inclusive', // 500 = 380 + 100 + 20
		rule: 'exclusive',
		sent: { inputTokens: 500, outputTokens: 30, rawInputTokens: 380, rawCacheReadTokens: 100, rawCacheWriteTokens: 20 },
		usage: [500, 30, 100, 20, null, null],
	},
	{
		name: 'an answer that is only one step of the reported sum gives nothing',
		sent: { inputTokens: 3424, outputTokens: 60, rawInputTokens: 12, rawCacheReadTokens: 1500, cacheWrite1hTokens: 50 },
		usage: [3424, 60, null, null, null, null],
	},
	{
		name: 'net buckets: every detail stands beside', // 56 + 64, 20 + 10
		rule: 'net',
		sent: { inputTokens: 56, outputTokens: 20, totalTokens: 150, cacheReadTokens: 64, reasoningTokens: 10 },
		usage: [120, 30, 64, null, null, 10],
	},
	{
		name: 'net buckets whose total already equals the sides are gross after all', // 120 + 30 = 150
		rule: 'net',
		sent: { inputTokens: 120, outputTokens: 30, totalTokens: 150, cacheReadTokens: 64, reasoningTokens: 10 },
		usage: [120, 30, 64, null, null, 10],
	},
	{
		name: 'Gemini’s thoughts show only in the total', // 2023 − 5 − 845 = 1173
		provider: 'gcp.vertex_ai',
		sent: { inputTokens: 5, outputTokens: 845, totalTokens: 2023 },
		usage: [5, 2018, null, null, null, 1173],
	},
	{
		name: 'elsewhere an odd total changes nothing',
		provider: 'openai',
		sent: { inputTokens: 5, outputTokens: 845, totalTokens: 2023 },
		usage: [5, 845, null, null, null, null],
	},
	{ name: 'total − input = output', sent: { inputTokens: 7, totalTokens: 10 }, usage: [7, 3, null, null, null, null] },
	{ name: 'total − output = input', sent: { outputTokens: 7, totalTokens: 10 }, usage: [3, 7, null, null, null, null] },
	{ name: 'a total alone cannot be split', sent: { totalTokens: 10 }, usage: null },
	{
		name: 'a part is never more than its whole',
		sent: { inputTokens: 10, outputTokens: 5, reasoningTokens: 50 },
		usage: [10, 5, null, null, null, 5],
	},
];

test.each(cases)('$name', ({ sent, rule, provider, usage }) => {
	const read = readUsage(sent, rule ?? null, provider ?? null);
	expect(
		read && [
			read.inputTokens,
			read.outputTokens,
			read.cacheReadTokens,
			read.cacheWriteTokens,
			read.cacheWrite1hTokens,
			read.reasoningTokens,
		],
	).toEqual(usage);
});
