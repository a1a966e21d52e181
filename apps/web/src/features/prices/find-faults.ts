import { decimalInput } from '@spanledger/core/prices/project-prices';
import { type PriceDraft, said } from './price-draft.ts';
import { tokenParts, unitParts } from './price-parts.ts';

/** What is wrong with a draft, by field: `rates.input`, `tiers.0.start`. Empty = it can be sent. */
export type Faults = { [field: string]: string };

const notDecimal = 'A number such as 0.15, without a sign, at most 12 digits behind the point.';

/** Checks what people type before it is sent; the server checks again. */
export function findFaults(draft: PriceDraft): Faults {
	const faults: Faults = {};
	const check = (field: string, text: string | undefined) => {
		if (said(text) && !decimalInput.safeParse(text?.trim()).success) faults[field] = notDecimal;
	};
	if (!said(draft.model)) faults.model = 'Say which model this is the price of.';
	for (const { name } of tokenParts) check(`rates.${name}`, draft.rates[name]);
	for (const { name } of unitParts) check(`units.${name}`, draft.units[name]);
	if (said(draft.units.request) && Number(draft.units.request) > 999) {
		faults['units.request'] = 'At most $999 a request.';
	}
	Object.assign(faults, findTierFaults(draft), findMultiplierFaults(draft));
	if (Object.keys(faults).length === 0 && saysNothing(draft)) {
		faults['rates.input'] = 'Name a price, or a model to price it as. 0 means that it is free.';
	}
	return faults;
}

function findTierFaults({ tiers, rates }: PriceDraft): Faults {
	const faults: Faults = {};
	const starts = new Set<string>();
	for (const [index, tier] of tiers.entries()) {
		const start = tier.start.trim();
		if (!/^\d{1,9}$/.test(start)) faults[`tiers.${index}.start`] = 'A whole number of tokens, such as 200000.';
		else if (starts.has(start)) faults[`tiers.${index}.start`] = 'There is a tier above so many tokens already.';
		starts.add(start);
		for (const { name, label } of tokenParts) {
			const rate = tier.rates[name];
			if (!said(rate)) continue;
			if (!decimalInput.safeParse(rate?.trim()).success) faults[`tiers.${index}.rates.${name}`] = notDecimal;
			else if (!said(rates[name])) faults[`tiers.${index}.rates.${name}`] = `Set the price of ${label} above first.`;
		}
	}
	return faults;
}

function findMultiplierFaults({ multipliers }: PriceDraft): Faults {
	const faults: Faults = {};
	const tiers = new Set<string>();
	for (const [index, { tier, factor }] of multipliers.entries()) {
		const name = tier.trim().toLowerCase();
		if (name === '') faults[`multipliers.${index}.tier`] = 'Name the service tier: batch, flex, priority …';
		else if (tiers.has(name)) faults[`multipliers.${index}.tier`] = 'This tier is named already.';
		tiers.add(name);
		if (!decimalInput.safeParse(factor.trim()).success) faults[`multipliers.${index}.factor`] = notDecimal;
		else if (Number(factor) > 100) faults[`multipliers.${index}.factor`] = 'At most 100 times the standard price.';
	}
	return faults;
}

const saysNothing = ({ rates, units, multipliers, mapsTo }: PriceDraft): boolean =>
	mapsTo === null && multipliers.length === 0 && ![...Object.values(rates), ...Object.values(units)].some(said);
