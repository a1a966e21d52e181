/**
 * Money is exact: whole pico-USD (10^-12 USD) in a bigint, `NUMERIC(30,12)` in Postgres, a decimal string outside.
 * Never a float.
 */
export type PicoUsd = bigint & { readonly unit?: 'pico-usd' };

const picoPerUsd = 1_000_000_000_000n;

/** A decimal read from text: `coefficient × 10^-scale`. */
type Decimal = { coefficient: bigint; scale: number };

const decimalPattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

function parseDecimal(text: string): Decimal {
	const match = decimalPattern.exec(text.trim());
	const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
	if (match === null || whole + fraction === '') throw new RangeError(`not a decimal number: ${text}`);
	const coefficient = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
	const scale = fraction.length - Number(exponent);
	return scale >= 0 ? { coefficient, scale } : { coefficient: coefficient * 10n ** BigInt(-scale), scale: 0 };
}

/** Divides, rounding half to even. `divisor` > 0. */
function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
	const quotient = dividend / divisor;
	const remainder = dividend % divisor;
	const twice = (remainder < 0n ? -remainder : remainder) * 2n;
	const away = dividend < 0n ? -1n : 1n;
	if (twice > divisor || (twice === divisor && quotient % 2n !== 0n)) return quotient + away;
	return quotient;
}

/** Reads USD as decimal text ("0.0021", "1e-7"). Digits beyond the pico are rounded half to even. Throws RangeError. */
export function picoUsdFrom(text: string): PicoUsd {
	const { coefficient, scale } = parseDecimal(text);
	return scale <= 12 ? coefficient * 10n ** BigInt(12 - scale) : divideHalfEven(coefficient, 10n ** BigInt(scale - 12));
}

/** USD as a decimal string without exponent or trailing zeros: 31200000n → "0.0000312". */
export function usdText(pico: PicoUsd): string {
	const negative = pico < 0n;
	const digits = (negative ? -pico : pico).toString().padStart(13, '0');
	const whole = digits.slice(0, -12);
	const fraction = digits.slice(-12).replace(/0+$/, '');
	return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * tokens × rate, the rate in USD per million as decimal text, times an optional decimal multiplier; rounded half to even once.
 * 64 × "0.075" per million → 4_800_000n (0.0000048 USD).
 */
export function priceTokens(tokens: number, usdPerMillion: string, multiplier = '1'): PicoUsd {
	const rate = parseDecimal(usdPerMillion);
	const factor = parseDecimal(multiplier);
	const exact = BigInt(tokens) * rate.coefficient * factor.coefficient * (picoPerUsd / 1_000_000n);
	return divideHalfEven(exact, 10n ** BigInt(rate.scale + factor.scale));
}
