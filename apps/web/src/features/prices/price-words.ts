import { multiplyDecimals } from '@spanledger/core/money/decimal';
import type { PriceRow } from '@spanledger/core/prices/price-book';
import { formatCountExact } from '../../lib/format-count.ts';
import { formatRate } from '../../lib/format-usd.ts';
import { tokenParts, unitParts } from './price-parts.ts';

type Priced = Pick<PriceRow, 'rates' | 'units'>;

/** "in $0.15 · out $0.60 · cache read $0.075 · image $0.04 each" */
export function describePrice(price: Priced): string {
	return [...tokenWords(price), ...unitWords(price)].join(' · ');
}

function tokenWords({ rates }: Priced): string[] {
	return tokenParts.flatMap(({ name, short }) => {
		const rate = rates[name];
		return rate === undefined ? [] : [`${short} ${formatRate(rate.base)}`];
	});
}

/** Parts that are paid each: "request $0.005 each". */
export function unitWords({ rates, units }: Priced): string[] {
	return unitParts.flatMap(({ name, short }) => {
		const each = name === 'request' ? eachOf(rates.request?.base) : units[name];
		return each === undefined ? [] : [`${short} ${formatRate(each)} each`];
	});
}

const eachOf = (perMillion: string | undefined): string | undefined =>
	perMillion === undefined ? undefined : multiplyDecimals(perMillion, '0.000001');

/** One sentence per tier: "Above 200,000 input tokens: in $2.50, out $15.00". */
export function describeTiers({ rates }: Pick<PriceRow, 'rates'>): string[] {
	const starts = new Set(tokenParts.flatMap(({ name }) => rates[name]?.tiers.map(({ start }) => start) ?? []));
	return [...starts]
		.sort((a, b) => a - b)
		.map((start) => {
			const parts = tokenParts.flatMap(({ name, short }) => {
				const tier = rates[name]?.tiers.find((candidate) => candidate.start === start);
				return tier === undefined ? [] : [`${short} ${formatRate(tier.rate)}`];
			});
			return `Above ${formatCountExact(start)} input tokens: ${parts.join(', ')}`;
		});
}

/** "openai/gpt-4o"; a model of whichever provider stands alone. */
export const nameOfModel = (provider: string | null, model: string): string =>
	provider === null || provider === '' ? model : `${provider}/${model}`;

type Terms = Priced & {
	multipliers: { readonly [tier: string]: string };
	mapsTo: { provider: string | null; model: string } | null;
};

/** All that a price says beside input and output: "priced as openai/gpt-4o", "batch × 0.5", tiers, units. */
export function describeTerms({ rates, units, multipliers, mapsTo }: Terms): string[] {
	const { input: _input, output: _output, ...others } = rates;
	return [
		...(mapsTo === null ? [] : [`priced as ${nameOfModel(mapsTo.provider, mapsTo.model)}`]),
		...tokenWords({ rates: others, units }),
		...unitWords({ rates, units }),
		...describeTiers({ rates }),
		...Object.entries(multipliers).map(([tier, factor]) => `${tier} × ${factor}`),
	];
}
