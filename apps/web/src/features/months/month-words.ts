import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import { formatUsdCents } from '../../lib/format-usd.ts';

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "2026-11" → "November 2026" */
export const monthWords = (month: string): string => months.format(new Date(`${month}-15T00:00:00Z`));

/** "+$12.40" · "−$3.10" · "$0" */
export function signedUsd(usd: string): string {
	const pico = picoUsdFrom(usd);
	if (pico < 0n) return `−${formatUsdCents(usd.slice(1))}`;
	return pico === 0n ? '$0' : `+${formatUsdCents(usd)}`;
}

/** "+12 %"; null where nothing was spent before. */
export function changePercent(beforeUsd: string, changeUsd: string): string | null {
	const before = picoUsdFrom(beforeUsd);
	if (before === 0n) return null;
	const percent = Number((picoUsdFrom(changeUsd) * 1_000n) / before) / 10;
	const size = Math.abs(percent);
	return `${percent < 0 ? '−' : '+'}${size < 10 ? size.toFixed(1) : Math.round(size)} %`;
}

/** The parts of a change, in the order in which they are reckoned. */
export const partWords = [
	{
		key: 'volumeUsd',
		label: 'Volume',
		rule: 'More or fewer calls, had every call cost what it did before.',
	},
	{
		key: 'mixUsd',
		label: 'Mix',
		rule: 'Calls moved between models: to dearer or cheaper ones, new ones, ones no longer used.',
	},
	{
		key: 'tokensPerCallUsd',
		label: 'Tokens per call',
		rule: 'Longer or shorter calls to the same model, at the price of before.',
	},
	{
		key: 'priceUsd',
		label: 'Price',
		rule: 'Another price per token of the same model: price changes, cache reads, the share of output, calls that were unpriced.',
	},
] as const;
