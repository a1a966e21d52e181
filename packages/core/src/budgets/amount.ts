import { picoUsdFrom, usdText } from '../money/pico-usd.ts';

/** What a budget counts. */
export const budgetUnits = ['usd', 'tokens', 'calls'] as const;
export type BudgetUnit = (typeof budgetUnits)[number];

/** A quantity of a budget in its smallest whole part: pico-USD, tokens or calls. Exact. */
export type Amount = bigint;

/** "12.50" USD → pico-USD, "1000" tokens or calls → 1000. Throws RangeError for what is no such quantity. */
export function amountFrom(unit: BudgetUnit, text: string): Amount {
	if (unit === 'usd') return picoUsdFrom(text);
	if (!/^\d{1,15}$/.test(text)) throw new RangeError(`not a whole number of ${unit}: ${text}`);
	return BigInt(text);
}

/** The decimal text of an amount, without exponent. */
export const amountText = (unit: BudgetUnit, amount: Amount): string =>
	unit === 'usd' ? usdText(amount) : amount.toString();
