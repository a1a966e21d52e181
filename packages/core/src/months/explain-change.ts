import { divideHalfEven } from '../money/decimal.ts';
import type { PicoUsd } from '../money/pico-usd.ts';

/** What one model (or any other cell of a bill) came to in a period. */
export type PeriodCell = { calls: number; tokens: number; costUsd: PicoUsd };

/** One cell in both periods; null = it did not occur in that one. */
export type ChangedCell = { key: string; before: PeriodCell | null; after: PeriodCell | null };

/**
 * Why a bill changed. volume = more or fewer calls, all else as before · mix = calls moved between cells, new ones came (or a share grew tenfold), old ones
 * went · tokensPerCall = longer or shorter calls · price = another price per token, and what tokens do not explain.
 */
export type ChangeParts = { volume: PicoUsd; mix: PicoUsd; tokensPerCall: PicoUsd; price: PicoUsd };

export type ExplainedChange = {
	before: PicoUsd;
	after: PicoUsd;
	parts: ChangeParts;
	/** Each cell's own share of the parts; they sum to `parts`. */
	cells: { key: string; before: PicoUsd; after: PicoUsd; parts: ChangeParts }[];
};

/**
 * Explains the change of a bill by substituting one factor after the other, in this order, from the period before to this one:
 *
 *   cost = Σ calls × share of the cell × tokens per call × price per token
 *          └ volume ┘ └──── mix ────┘ └ tokensPerCall ┘ └─── price ────┘
 *
 * Each step is rounded once, in every cell, to a whole pico-dollar, and a part is the difference of two steps: the parts of every
 * cell, and of all, add up to the change exactly, whatever the figures.
 */
export function explainChange(cells: readonly ChangedCell[]): ExplainedChange {
	const callsBefore = sumCalls(cells.map(({ before }) => before));
	const callsAfter = sumCalls(cells.map(({ after }) => after));
	const explained = cells.map(({ key, before, after }) => ({
		key,
		before: before?.costUsd ?? 0n,
		after: after?.costUsd ?? 0n,
		parts: partsOf(before ?? nothing, after ?? nothing, callsBefore, callsAfter),
	}));
	return {
		before: explained.reduce((sum, cell) => sum + cell.before, 0n),
		after: explained.reduce((sum, cell) => sum + cell.after, 0n),
		parts: explained.reduce((sum, { parts }) => addParts(sum, parts), noParts),
		cells: explained,
	};
}

const nothing: PeriodCell = { calls: 0, tokens: 0, costUsd: 0n };
const noParts: ChangeParts = { volume: 0n, mix: 0n, tokensPerCall: 0n, price: 0n };

/**
 * A cell whose share of the calls grew more than tenfold is as good as new: one test call of before says nothing of what the calls of now
 * would have cost, and multiplied by their number it would drown every other part.
 */
const mostGrowth = 10n;

/** Where there were no calls at all before, everything is volume. */
function partsOf(before: PeriodCell, after: PeriodCell, callsBefore: bigint, callsAfter: bigint): ChangeParts {
	const atNewVolume = callsBefore === 0n ? after.costUsd : scale(before.costUsd, callsAfter, callsBefore);
	const isNew = BigInt(after.calls) * callsBefore > mostGrowth * BigInt(before.calls) * callsAfter;
	const atNewCalls =
		before.calls === 0 || isNew ? after.costUsd : scale(before.costUsd, BigInt(after.calls), BigInt(before.calls));
	const canScaleTokens = !isNew && before.calls > 0 && before.tokens > 0 && after.calls > 0;
	const atNewTokens = canScaleTokens ? scale(before.costUsd, BigInt(after.tokens), BigInt(before.tokens)) : atNewCalls;
	return {
		volume: atNewVolume - before.costUsd,
		mix: atNewCalls - atNewVolume,
		tokensPerCall: atNewTokens - atNewCalls,
		price: after.costUsd - atNewTokens,
	};
}

const scale = (amount: bigint, by: bigint, over: bigint): bigint => divideHalfEven(amount * by, over);

const sumCalls = (cells: readonly (PeriodCell | null)[]): bigint =>
	cells.reduce((sum, cell) => sum + BigInt(cell?.calls ?? 0), 0n);

const addParts = (a: ChangeParts, b: ChangeParts): ChangeParts => ({
	volume: a.volume + b.volume,
	mix: a.mix + b.mix,
	tokensPerCall: a.tokensPerCall + b.tokensPerCall,
	price: a.price + b.price,
});
