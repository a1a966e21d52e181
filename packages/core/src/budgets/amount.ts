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

/** As a number, in dollars or whole pieces: for estimates and charts, never for a bill. */
export const figureOf = (unit: BudgetUnit, amount: Amount): number => Number(amountText(unit, amount));

/** An estimate as an amount, rounded to whole cents, tokens or calls. */
export const amountOfFigure = (unit: BudgetUnit, figure: number): Amount =>
	unit === 'usd' ? picoUsdFrom(Math.max(0, figure).toFixed(2)) : BigInt(Math.round(Math.max(0, figure)));
