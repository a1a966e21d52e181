import { type Decimal, decimalText, divideHalfEven, parseDecimal } from './decimal.ts';

/**
 * Money is exact: whole pico-USD (10^-12 USD) in a bigint, `NUMERIC(30,12)` in Postgres, a decimal string outside.
 * Never a float.
 */
export type PicoUsd = bigint & { readonly unit?: 'pico-usd' };

const picoPerUsd = 1_000_000_000_000n;

/** Reads USD as decimal text ("0.0021", "1e-7"). Digits beyond the pico are rounded half to even. Throws RangeError. */
export function picoUsdFrom(text: string): PicoUsd {
	const { coefficient, scale } = parseDecimal(text);
	return scale <= 12 ? coefficient * 10n ** BigInt(12 - scale) : divideHalfEven(coefficient, 10n ** BigInt(scale - 12));
}

/** USD as a decimal string without exponent or trailing zeros: 31200000n → "0.0000312". */
export const usdText = (pico: PicoUsd): string => decimalText({ coefficient: pico, scale: 12 });

/**
 * tokens × rate × factor, the rate in USD per million and the factor as decimal text; rounded half to even once.
 * 64 × "0.075" per million → 4_800_000n (0.0000048 USD).
 */
export const priceTokens = (tokens: number, usdPerMillion: string, factor = '1'): PicoUsd =>
	product([wholeOrParts(tokens), knownDecimal(usdPerMillion), knownDecimal(factor)], picoPerUsd / 1_000_000n);

/** quantity × USD each × factor, like `priceTokens`; the quantity may have parts (12.5 seconds). */
export const priceUnits = (quantity: number, usdEach: string, factor = '1'): PicoUsd =>
	product([wholeOrParts(quantity), knownDecimal(usdEach), knownDecimal(factor)], picoPerUsd);

function product(factors: readonly Decimal[], picoPerOne: bigint): PicoUsd {
	let coefficient = picoPerOne;
	let scale = 0;
	for (const factor of factors) {
		coefficient *= factor.coefficient;
		scale += factor.scale;
	}
	return divideHalfEven(coefficient, 10n ** BigInt(scale));
}

/** String(number) is the shortest decimal that reads back the same. */
const wholeOrParts = (quantity: number): Decimal =>
	Number.isSafeInteger(quantity) ? { coefficient: BigInt(quantity), scale: 0 } : parseDecimal(String(quantity));

/** Rates and factors are few and asked for with every call. */
const decimals = new Map<string, Decimal>();
const mostDecimals = 10_000;

function knownDecimal(text: string): Decimal {
	const known = decimals.get(text);
	if (known !== undefined) return known;
	const decimal = parseDecimal(text);
	if (decimals.size >= mostDecimals) decimals.clear();
	decimals.set(text, decimal);
	return decimal;
}
