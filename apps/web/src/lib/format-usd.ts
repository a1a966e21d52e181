import { type PicoUsd, picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';

const picoPerUsd = 1_000_000_000_000n;

/** Rounds half up to `digits` after the point and groups the thousands: 1284100000000000n, 2 → "1,284.10". */
function rounded(pico: PicoUsd, digits: number): string {
	const unit = 10n ** BigInt(12 - digits);
	const units = (pico + unit / 2n) / unit;
	const text = units.toString().padStart(digits + 1, '0');
	const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
	return digits === 0 ? whole : `${whole}.${text.slice(-digits)}`;
}

/** How many digits after the point say enough about an amount of this size. */
function digitsFor(pico: PicoUsd): number {
	if (pico >= 1000n * picoPerUsd) return 0;
	if (pico >= picoPerUsd) return 2;
	if (pico >= picoPerUsd / 1_000n) return 4;
	// Below $0.001 two significant digits, at most the pico: $0.00029, $0.000031.
	return Math.min(12, 14 - pico.toString().length);
}

/**
 * Money to be read at a glance: $1,284 · $12.40 · $0.0021 · $0.000031 · $0. `null` = unknown = "–".
 * `usd` is decimal text in USD, as the API sends it.
 */
export function formatUsd(usd: string | null): string {
	if (usd === null) return '–';
	const pico = picoUsdFrom(usd);
	if (pico === 0n) return '$0';
	const size = pico < 0n ? -pico : pico;
	return `${pico < 0n ? '−' : ''}$${rounded(size, digitsFor(size))}`;
}

/** A round figure for an axis: zeros after the cents are left out ("$0.70", "$0.0025"). */
export function formatUsdTick(usd: string): string {
	return formatUsd(usd).replace(/(\.\d\d\d*?)0+$/, '$1');
}

/** A headline or an invoice line to the cent: "$1,284.10"; under a dollar as `formatUsd`. */
export function formatUsdCents(usd: string | null): string {
	if (usd === null || picoUsdFrom(usd) < picoPerUsd) return formatUsd(usd);
	return `$${rounded(picoUsdFrom(usd), 2)}`;
}

/** A rate of the price book: every digit, at least cents: "$0.60", "$0.075". */
export function formatRate(usd: string): string {
	const exact = formatUsdExact(usd);
	const fraction = exact.split('.')[1] ?? '';
	if (fraction.length >= 2) return exact;
	return `${exact}${fraction === '' ? '.' : ''}${'0'.repeat(2 - fraction.length)}`;
}

/** Every digit there is: "$0.0020934". */
export function formatUsdExact(usd: string | null): string {
	if (usd === null) return '–';
	const [whole = '0', fraction] = usdText(picoUsdFrom(usd)).split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
	return `$${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** What part of `whole` is `part`, 0…1; 0 of nothing is 0. */
export function shareOf(part: string | null, whole: string | null): number {
	const total = whole === null ? 0n : picoUsdFrom(whole);
	if (part === null || total === 0n) return 0;
	return Number((picoUsdFrom(part) * 1_000_000n) / total) / 1_000_000;
}

/** An amount divided by a count as decimal text; null when there is nothing to divide by. */
export function usdPer(usd: string | null, count: number | null): string | null {
	if (usd === null || count === null || count === 0) return null;
	return usdText(picoUsdFrom(usd) / BigInt(count));
}
