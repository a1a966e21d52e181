import type { BudgetUnit } from '@spanledger/core/budgets/amount';
import { formatCount } from '../../lib/format-count.ts';
import { formatUsd, formatUsdExact } from '../../lib/format-usd.ts';

/** "$412.10" · "1.20 M tokens" · "40 calls"; null = unknown = "–". `amount` is decimal text in the unit. */
export function formatAmount(unit: BudgetUnit, amount: string | null): string {
	if (amount === null) return '–';
	if (unit === 'usd') return formatUsd(amount);
	const count = Number(amount);
	return `${formatCount(count)} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

/** Every digit there is, for titles. */
export const formatAmountExact = (unit: BudgetUnit, amount: string): string =>
	unit === 'usd' ? formatUsdExact(amount) : `${Number(amount).toLocaleString('en-US')} ${unit}`;

/** A figure of a chart as an amount: pixels need no pico. */
export const formatFigure = (unit: BudgetUnit, figure: number): string => {
	const sign = figure < 0 ? '−' : '';
	const size = Math.abs(figure);
	return `${sign}${unit === 'usd' ? formatUsd(size.toFixed(2)) : formatCount(Math.round(size))}`;
};
