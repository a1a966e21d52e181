import type { RawSpan } from '../spans/raw-span.ts';
import type { Fields } from './fields/field-kinds.ts';
import type { Told } from './fields/told.ts';

/** No sampler keeps fewer than one in a million: a larger weight is a wrong unit, and it would drown every estimate. */
const heaviest = 1e6;

/**
 * How many spans this one stands for (1 ÷ the probability with which it was kept, ≥ 1); null when the emitter did not say.
 * W3C tracestate `ot=th:…` (OTel probability sampling) first, then what samplers of other makers write on the span.
 */
export function readSamplingWeight(
	{ traceState }: Pick<RawSpan, 'traceState'>,
	{ values, keys }: Fields,
): Told<number | null> {
	const inState = traceState === '' ? null : weightInTraceState(traceState);
	if (inState !== null) return { value: inState, key: 'tracestate' };
	for (const field of samplingFieldNames) {
		const sent = values[field];
		const weight = sent === undefined ? null : plausible(weights[field](sent));
		if (weight !== null) return { value: weight, key: keys[field] ?? null };
	}
	return { value: null, key: null };
}

/** In order of precedence. */
const weights = {
	samplingWeight: (weight: number) => weight,
	samplingProbability: (probability: number) => 1 / probability,
	// A "rate" is a probability to some and "one in N" to others; only one reading makes sense on each side of 1.
	samplingRate: (rate: number) => (rate <= 1 ? 1 / rate : rate),
};
const samplingFieldNames = Object.keys(weights) as (keyof typeof weights)[];

function weightInTraceState(traceState: string): number | null {
	const member = traceState
		.split(',')
		.map((item) => item.trim())
		.find((item) => item.startsWith('ot='));
	const fields = member === undefined ? [] : member.slice('ot='.length).split(';');
	const value = (name: string) => fields.find((field) => field.startsWith(`${name}:`))?.slice(name.length + 1);
	return weightOfThreshold(value('th')) ?? weightOfPower(value('p'));
}

/** `th`: up to 14 hex digits, trailing zeros left out; spans whose randomness is ≥ the threshold (of 2^56) were kept. */
function weightOfThreshold(threshold: string | undefined): number | null {
	if (threshold === undefined || !/^[0-9a-f]{1,14}$/.test(threshold)) return null;
	const kept = 2 ** 56 - Number.parseInt(threshold.padEnd(14, '0'), 16);
	return plausible(2 ** 56 / kept);
}

/** `p`, the older form: kept with probability 2^-p; 63 = never by probability. */
function weightOfPower(power: string | undefined): number | null {
	return power === undefined || !/^\d{1,2}$/.test(power) || Number(power) > 62 ? null : plausible(2 ** Number(power));
}

function plausible(weight: number): number | null {
	return weight >= 1 && weight <= heaviest ? weight : null;
}
