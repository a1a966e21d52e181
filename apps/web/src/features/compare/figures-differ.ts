import { picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';
import { formatCount } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatUsd } from '../../lib/format-usd.ts';

/** b − a as words with their sign, how much of a that is, and which way it went; null where one side is not known. */
export type Difference = { words: string; share: number | null; sign: -1 | 0 | 1 } | null;

export function durationDifference(a: number | null, b: number | null): Difference {
	if (a === null || b === null) return null;
	return numberDifference(a, b, formatDuration);
}

export function countDifference(a: number | null, b: number | null): Difference {
	if (a === null || b === null) return null;
	return numberDifference(a, b, formatCount);
}

function numberDifference(a: number, b: number, format: (value: number) => string): Difference {
	const by = b - a;
	return { words: signed(by, format(Math.abs(by))), share: a === 0 ? null : by / a, sign: signOf(by) };
}

/** Exact: costs are decimal text. */
export function usdDifference(a: string | null, b: string | null): Difference {
	if (a === null || b === null) return null;
	const [before, after] = [picoUsdFrom(a), picoUsdFrom(b)];
	const by = after - before;
	const share = before === 0n ? null : Number((by * 1_000_000n) / before) / 1_000_000;
	return { words: signed(by, formatUsd(usdText(by < 0n ? -by : by))), share, sign: signOf(by) };
}

const signOf = (by: number | bigint): -1 | 0 | 1 => (by > 0 ? 1 : by < 0 ? -1 : 0);

const signed = (by: number | bigint, words: string): string =>
	signOf(by) === 0 ? '=' : `${by > 0 ? '+' : '−'}${words}`;

/** A share with its sign: +12 %, −8.2 %; beyond tenfold as a factor. */
export function shareWords(share: number | null): string {
	if (share === null || share === 0) return '';
	if (share >= 9.995) return `×${Math.round(share + 1)}`;
	const percent = Math.abs(share * 100);
	const digits = percent < 10 ? percent.toFixed(1) : String(Math.round(percent));
	return `${share > 0 ? '+' : '−'}${digits} %`;
}
