import { picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';
import { cutText } from '@spanledger/core/spans/clean-text';

/*
 * Telemetry may hold anything; a column may not. What does not fit becomes what the field allows, so that one absurd figure
 * cannot fail the batch around it. The attributes keep it as it was sent.
 */

const greatestInt8 = 2n ** 63n - 1n;
/** NUMERIC(30,12): 18 digits of dollars. */
const leastTooMuchPicoUsd = 10n ** 30n;
/** An index entry holds some 2,700 bytes, and eight such texts stand together in the key of the usage cube. */
const longestKeyText = 200;

/** OTLP times are unsigned 64-bit; past the year 2262 they meet the ceiling. */
export function storableNs(timeNs: bigint): bigint {
	return timeNs > greatestInt8 ? greatestInt8 : timeNs;
}

/** A whole number of tokens, or unknown. */
export function storableTokens(tokens: number | null | undefined): number | null {
	return Number.isSafeInteger(tokens) ? (tokens as number) : null;
}

/** A small whole number, or unknown. */
export function storableCount(count: number | null): number | null {
	return count !== null && count <= 2_147_483_647 ? count : null;
}

/** OTLP enums are open; an unknown kind is "unspecified". */
export function storableKind(kind: number): number {
	return kind >= 0 && kind <= 5 ? kind : 0;
}

/** Text that stands in keys: cut to 200 characters. */
export function storableText<Text extends string | null>(text: Text): Text | string {
	return text === null ? text : cutText(text, longestKeyText);
}

/** Decimal USD rounded to the pico; null when it is no number or no sum that anyone could owe. */
export function storableUsd(usd: string | null): string | null {
	if (usd === null) return null;
	try {
		const pico = picoUsdFrom(usd);
		return pico < leastTooMuchPicoUsd && pico > -leastTooMuchPicoUsd ? usdText(pico) : null;
	} catch {
		return null;
	}
}
