'use client';

import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import type { MultiplierDraft } from './price-draft.ts';
import type { DraftPart } from './price-form.tsx';
import { faultOf, RateField } from './rate-field.tsx';

const knownTiers = ['batch', 'flex', 'priority', 'standard'];

/** Factors on the token rates by service tier, before those that providers publish. */
export function MultiplierFields({ draft, faults, onChange }: DraftPart) {
	const id = useId();
	const { multipliers } = draft;
	const set = (next: MultiplierDraft[]) => onChange({ ...draft, multipliers: next });
	const replace = (index: number, changed: MultiplierDraft) =>
		set(multipliers.map((old, at) => (at === index ? changed : old)));
	return (
		<fieldset>
			<legend className="mb-2 font-medium">
				Service tiers <span className="font-normal text-text-3">times the standard rates</span>
			</legend>
			<datalist id={id}>
				{knownTiers.map((tier) => (
					<option key={tier} value={tier} />
				))}
			</datalist>
			{multipliers.map((multiplier, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a factor has no identity but its place
				<div key={index} className="mb-3 grid grid-cols-2 items-start gap-3 sm:grid-cols-4">
					<Field
						label="Service tier"
						list={id}
						value={multiplier.tier}
						maxLength={64}
						placeholder="batch"
						onChange={(event) => replace(index, { ...multiplier, tier: event.target.value })}
						{...faultOf(faults, `multipliers.${index}.tier`)}
					/>
					<RateField
						label="Factor"
						placeholder="0.5"
						value={multiplier.factor}
						onChange={(factor) => replace(index, { ...multiplier, factor })}
						{...faultOf(faults, `multipliers.${index}.factor`)}
					/>
					<Button
						look="quiet"
						className="mt-5.5 justify-self-start"
						onClick={() => set(multipliers.filter((_, at) => at !== index))}
					>
						<X size={14} /> Remove
					</Button>
				</div>
			))}
			<Button look="quiet" onClick={() => set([...multipliers, { tier: '', factor: '' }])}>
				<Plus size={14} /> Add a service tier
			</Button>
		</fieldset>
	);
}
