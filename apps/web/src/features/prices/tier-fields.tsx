'use client';

import { Plus, X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { said, type TierDraft } from './price-draft.ts';
import type { DraftPart } from './price-form.tsx';
import { tokenParts } from './price-parts.ts';
import { faultOf, RateField } from './rate-field.tsx';

const mostTiers = 10;

/** Long-context tiers: above so many input tokens other rates hold for the whole call. */
export function TierFields({ draft, faults, onChange }: DraftPart) {
	const { tiers, rates } = draft;
	const set = (next: TierDraft[]) => onChange({ ...draft, tiers: next });
	const replace = (index: number, tier: TierDraft) => set(tiers.map((old, at) => (at === index ? tier : old)));
	const parts = tokenParts.filter(({ name }) => said(rates[name]) || tiers.some((tier) => said(tier.rates[name])));
	return (
		<fieldset>
			<legend className="mb-2 font-medium">
				Long context <span className="font-normal text-text-3">USD per million, for the whole call</span>
			</legend>
			{tiers.map((tier, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a tier has no identity but its place
				<div key={index} className="mb-3 grid grid-cols-2 items-start gap-3 sm:grid-cols-4">
					<Field
						label="Above, input tokens"
						inputMode="numeric"
						value={tier.start}
						placeholder="200000"
						onChange={(event) => replace(index, { ...tier, start: event.target.value })}
						{...faultOf(faults, `tiers.${index}.start`)}
					/>
					{parts.map(({ name, label }) => (
						<RateField
							key={name}
							label={label}
							placeholder={rates[name] ?? ''}
							value={tier.rates[name] ?? ''}
							onChange={(text) => replace(index, { ...tier, rates: { ...tier.rates, [name]: text } })}
							{...faultOf(faults, `tiers.${index}.rates.${name}`)}
						/>
					))}
					<Button
						look="quiet"
						className="mt-5.5 justify-self-start"
						onClick={() => set(tiers.filter((_, at) => at !== index))}
					>
						<X size={14} /> Remove
					</Button>
				</div>
			))}
			{tiers.length < mostTiers && (
				<Button look="quiet" onClick={() => set([...tiers, { start: '', rates: {} }])}>
					<Plus size={14} /> Add a tier
				</Button>
			)}
		</fieldset>
	);
}
