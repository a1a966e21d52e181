import type { PicoUsd } from '../money/pico-usd.ts';

/**
 * Splits a shared cost over those who spent directly, in proportion, to the last pico-dollar: whole parts first, then one more to
 * each of the largest remainders (of equal ones the first in order). The parts sum to `shared` exactly. Where nobody spent
 * anything there is nobody to charge: null. Negative direct spend (a correction) takes no part.
 */
export function splitShared(shared: PicoUsd, direct: readonly PicoUsd[]): PicoUsd[] | null {
	const weights = direct.map((spend) => (spend > 0n ? spend : 0n));
	const sum = weights.reduce((total, weight) => total + weight, 0n);
	if (sum === 0n) return null;
	const sign = shared < 0n ? -1n : 1n;
	const whole = shared * sign;
	const parts = weights.map((weight) => (whole * weight) / sum);
	const remainders = weights.map((weight, index) => ({ index, rest: (whole * weight) % sum }));
	let left = whole - parts.reduce((total, part) => total + part, 0n);
	remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
	for (const { index } of remainders) {
		if (left === 0n) break;
		parts[index] = (parts[index] ?? 0n) + 1n;
		left--;
	}
	return parts.map((part) => part * sign);
}
