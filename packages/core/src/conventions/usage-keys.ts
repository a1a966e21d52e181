import { type Usage, usageFields } from '../spans/usage.ts';
import type { FieldName, Fields } from './fields/field-kinds.ts';
import { derived } from './fields/told.ts';

type Parts = readonly FieldName[];

/** What each count may be the sum of, the most direct first. */
const sums: { readonly [Field in keyof Usage]: readonly Parts[] } = {
	inputTokens: [
		['inputTokens'],
		['inputTokens', 'cacheReadTokens', 'cacheWriteTokens'],
		['inputTokens', 'cacheReadTokens'],
		['inputTokens', 'cacheWriteTokens'],
		['inputTokens', 'rawCacheReadTokens', 'rawCacheWriteTokens'],
		['inputTokens', 'rawCacheReadTokens'],
		['inputTokens', 'rawCacheWriteTokens'],
		['inputTokens', 'cacheReadTokens', 'cacheWriteTokens', 'audioInputTokens'],
		['totalTokens'],
		['aggregatedInputTokens'],
	],
	outputTokens: [['outputTokens'], ['outputTokens', 'reasoningTokens'], ['aggregatedOutputTokens']],
	cacheReadTokens: [['cacheReadTokens'], ['rawCacheReadTokens'], ['aggregatedCacheReadTokens']],
	cacheWriteTokens: [
		['cacheWriteTokens'],
		['rawCacheWriteTokens'],
		['cacheWrite5mTokens', 'cacheWrite1hTokens'],
		['cacheWrite5mTokens'],
		['cacheWrite1hTokens'],
		['aggregatedCacheWriteTokens'],
	],
	cacheWrite1hTokens: [['cacheWrite1hTokens']],
	reasoningTokens: [['reasoningTokens']],
	audioInputTokens: [['audioInputTokens']],
	audioOutputTokens: [['audioOutputTokens']],
};

/** What is left when no sum fits: the count was made with the total, or cut to what it is a part of. */
const sides: Parts = ['inputTokens', 'outputTokens', 'totalTokens'];

/** What gave each count: one attribute, or all that it was made of. */
export function usageKeys(usage: Usage | null, { values, keys }: Fields): { [field: string]: string } {
	const found: { [field: string]: string } = {};
	for (const field of usageFields) {
		const count = usage?.[field] ?? null;
		if (count === null) continue;
		const sum = (parts: Parts) => parts.reduce((total, part) => total + Number(values[part] ?? Number.NaN), 0);
		const parts = sums[field].find((candidate) => sum(candidate) === count) ?? madeOf(field, values);
		const [only] = parts;
		found[field] =
			parts.length === 1 && only !== undefined ? (keys[only] ?? '') : derived(...parts.map((part) => keys[part]));
	}
	return found;
}

function madeOf(field: keyof Usage, values: Fields['values']): Parts {
	const parts = [...new Set([...sums[field].flat(), ...sides])];
	return parts.filter((part) => values[part] !== undefined);
}
