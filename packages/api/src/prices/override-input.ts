import { priceOverride } from '@spanledger/core/prices/project-prices';

/** What a person says of a price. One that says nothing is no price. */
export const overrideInput = priceOverride
	.omit({ id: true })
	.refine(
		({ rates, units, multipliers, mapsTo }) =>
			mapsTo !== null || [rates, units, multipliers].some((part) => Object.keys(part).length > 0),
		{ error: 'name a rate, a unit price, a multiplier or a model to price it as', path: ['rates'] },
	);
