/** A decimal read from text: `coefficient × 10^-scale`, scale ≥ 0. */
export type Decimal = { coefficient: bigint; scale: number };

const decimalPattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Reads "0.15", "-2", "1e-7". Throws RangeError. */
export function parseDecimal(text: string): Decimal {
	const match = decimalPattern.exec(text.trim());
	const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
	if (match === null || whole + fraction === '') throw new RangeError(`not a decimal number: ${text}`);
	const coefficient = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
	const scale = fraction.length - Number(exponent);
	return scale >= 0 ? { coefficient, scale } : { coefficient: coefficient * 10n ** BigInt(-scale), scale: 0 };
}

/** Without exponent or trailing zeros: {15n, 3} → "0.015". */
export function decimalText({ coefficient, scale }: Decimal): string {
	const negative = coefficient < 0n;
	const digits = (negative ? -coefficient : coefficient).toString().padStart(scale + 1, '0');
	const whole = digits.slice(0, digits.length - scale);
	const fraction = scale === 0 ? '' : digits.slice(-scale).replace(/0+$/, '');
	return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Divides, rounding half to even. `divisor` > 0. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
	const quotient = dividend / divisor;
	const remainder = dividend % divisor;
	const twice = (remainder < 0n ? -remainder : remainder) * 2n;
	const away = dividend < 0n ? -1n : 1n;
	if (twice > divisor || (twice === divisor && quotient % 2n !== 0n)) return quotient + away;
	return quotient;
}

/** Exact. "0.5" × "0.9" → "0.45". */
export function multiplyDecimals(a: string, b: string): string {
	const left = parseDecimal(a);
	const right = parseDecimal(b);
	return decimalText({ coefficient: left.coefficient * right.coefficient, scale: left.scale + right.scale });
}

/** Exact. "100" − "12.5" → "87.5". */
export function subtractDecimals(a: string, b: string): string {
	const left = parseDecimal(a);
	const right = parseDecimal(b);
	const scale = Math.max(left.scale, right.scale);
	const at = (value: Decimal): bigint => value.coefficient * 10n ** BigInt(scale - value.scale);
	return decimalText({ coefficient: at(left) - at(right), scale });
}

const quotientDigits = 18;

/** A quotient to 18 digits behind the point: of less than a million such parts no pico-dollar is lost. `divisor` is whole and > 0. */
export function divideDecimal(dividend: string, divisor: number): string {
	const { coefficient, scale } = parseDecimal(dividend);
	const scaled = coefficient * 10n ** BigInt(quotientDigits);
	return decimalText({
		coefficient: divideHalfEven(scaled, BigInt(divisor) * 10n ** BigInt(scale)),
		scale: quotientDigits,
	});
}
