import { z } from 'zod';
import { picoUsdFrom, usdText } from '../money/pico-usd.ts';
import type { RepriceSums } from './reprice-sums.ts';

const count = z.int().min(0);
const sums = z.object({
	calls: count,
	changed: count,
	newlyPriced: count,
	noLongerPriced: count,
	stillUnpriced: count,
	beforeUsd: z.string(),
	afterUsd: z.string(),
});
const row = sums.extend({ key: z.string(), other: z.boolean() });

/**
 * What a re-pricing found, as its job keeps it: decimal text for money. `models` and `tenants` are there once it is done: the keys with
 * the largest difference first, what is beyond them as one row `other`; their rows sum to the whole.
 */
export const repriceResult = sums.extend({
	/** The prices it began with … */
	settingsVersion: z.string(),
	/** … were changed by somebody while it went on. */
	pricesChanged: z.boolean(),
	models: z.array(row),
	tenants: z.array(row),
});
export type RepriceResult = z.infer<typeof repriceResult>;
export type RepriceRow = z.infer<typeof row>;
export type RepriceFigures = z.infer<typeof sums>;

export const figuresOf = ({ beforeUsd, afterUsd, ...counts }: RepriceSums): RepriceFigures => ({
	...counts,
	beforeUsd: usdText(beforeUsd),
	afterUsd: usdText(afterUsd),
});

export function sumsOf(figures: RepriceFigures): RepriceSums {
	const { calls, changed, newlyPriced, noLongerPriced, stillUnpriced, beforeUsd, afterUsd } = figures;
	return {
		calls,
		changed,
		newlyPriced,
		noLongerPriced,
		stillUnpriced,
		beforeUsd: picoUsdFrom(beforeUsd),
		afterUsd: picoUsdFrom(afterUsd),
	};
}
