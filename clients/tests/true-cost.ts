import type { TrueUsage } from '../stand-in/usage-of-call.ts';

/** Parts of the usage that a client passes on; what it leaves out is billed with the part it belongs to. */
export type Told = {
	cacheRead: boolean;
	cacheWrite: boolean;
	cacheWrite1h: boolean;
	reasoning: boolean;
	/** whether the answer came at another price than the list's */
	serviceTier: boolean;
};

type Rates = { input: bigint; cacheRead: bigint; cacheWrite5m: bigint; cacheWrite1h: bigint; output: bigint };

/** The providers' list prices, written down here again on purpose: pico-USD per token, so $0.15 per million is 150,000. */
const rates: Record<string, Rates> = {
	'gpt-4o-mini': { input: 150_000n, cacheRead: 75_000n, cacheWrite5m: 0n, cacheWrite1h: 0n, output: 600_000n },
	'text-embedding-3-small': { input: 20_000n, cacheRead: 0n, cacheWrite5m: 0n, cacheWrite1h: 0n, output: 0n },
	'claude-opus-4-7': {
		input: 5_000_000n,
		cacheRead: 500_000n,
		cacheWrite5m: 6_250_000n,
		cacheWrite1h: 10_000_000n,
		output: 25_000_000n,
	},
};

/** What a call costs when only the told parts are known, in pico-USD. */
export function trueCost(model: string, usage: TrueUsage, told: Told, serviceTier: string | null): bigint {
	const rate = rates[model];
	if (rate === undefined) throw new Error(`no list price of ${model} here`);
	const written = told.cacheWrite ? { plain: 0, write: usage.cacheWrite5m } : { plain: usage.cacheWrite5m, write: 0 };
	const long = told.cacheWrite1h ? usage.cacheWrite1h : 0;
	const untold1h = usage.cacheWrite1h - long;
	const plain =
		usage.uncachedInput + (told.cacheRead ? 0 : usage.cacheRead) + written.plain + (told.cacheWrite ? 0 : untold1h);
	// OpenAI's flex processing costs half; every rate above is even.
	const share = told.serviceTier && serviceTier === 'flex' ? 2n : 1n;
	const atListPrice =
		BigInt(plain) * rate.input +
		BigInt(told.cacheRead ? usage.cacheRead : 0) * rate.cacheRead +
		BigInt(written.write + (told.cacheWrite ? untold1h : 0)) * rate.cacheWrite5m +
		BigInt(long) * rate.cacheWrite1h +
		BigInt(usage.output) * rate.output;
	return atListPrice / share;
}

/** `"0.0000312"`, as the API writes money: no exponent, no trailing zeros. */
export function asUsd(picoUsd: bigint): string {
	const digits = picoUsd.toString().padStart(13, '0');
	const fraction = digits.slice(-12).replace(/0+$/, '');
	return fraction === '' ? digits.slice(0, -12) : `${digits.slice(0, -12)}.${fraction}`;
}
