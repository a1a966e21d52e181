'use client';

import { focusFirstFault } from '../../lib/focus-first-fault.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import type { Faults } from './find-faults.ts';
import { MapsToField } from './maps-to-field.tsx';
import { MultiplierFields } from './multiplier-fields.tsx';
import type { PriceDraft } from './price-draft.ts';
import { tokenParts, unitParts } from './price-parts.ts';
import { ProviderField } from './provider-field.tsx';
import { faultOf, RateField } from './rate-field.tsx';
import { TierFields } from './tier-fields.tsx';

export type DraftPart = { draft: PriceDraft; faults: Faults; onChange: (draft: PriceDraft) => void };

type PriceFormProps = DraftPart & { isSaving: boolean; isNew: boolean; onSubmit: () => void; onCancel: () => void };

/** Every part of a price; empty fields say nothing. */
export function PriceForm({ isSaving, isNew, onSubmit, onCancel, ...part }: PriceFormProps) {
	const { draft, faults, onChange } = part;
	return (
		<form
			noValidate
			className="space-y-5"
			onSubmit={(event) => {
				event.preventDefault();
				onSubmit();
				focusFirstFault(event.currentTarget);
			}}
		>
			<WhichCalls {...part} />
			<TokenRates {...part} />
			<TierFields {...part} />
			<UnitPrices {...part} />
			<MultiplierFields {...part} />
			<Field
				label="Note"
				value={draft.note}
				maxLength={500}
				placeholder="Where it comes from: a contract, an invoice"
				onChange={(event) => onChange({ ...draft, note: event.target.value })}
				{...faultOf(faults, 'note')}
			/>
			{faults.form !== undefined && (
				<p role="alert" className="text-bad">
					{faults.form}
				</p>
			)}
			<div className="sticky -bottom-4 -mx-4 -mb-4 flex gap-2 border-t border-line bg-raised px-4 py-3">
				<Button type="submit" look="primary" disabled={isSaving}>
					{isNew ? 'Set the price' : 'Replace the price'}
				</Button>
				<Button onClick={onCancel}>Cancel</Button>
			</div>
		</form>
	);
}

function WhichCalls({ draft, faults, onChange }: DraftPart) {
	return (
		<div className="grid gap-3 sm:grid-cols-2">
			<Field
				label="Model"
				value={draft.model}
				maxLength={200}
				autoFocus={draft.model === ''}
				hint="As the call names it; * stands for any characters."
				onChange={(event) => onChange({ ...draft, model: event.target.value })}
				{...faultOf(faults, 'model')}
			/>
			<ProviderField
				value={draft.provider}
				hint="Empty: whichever provider."
				onChange={(provider) => onChange({ ...draft, provider })}
				{...faultOf(faults, 'provider')}
			/>
			<Field
				label="Valid from"
				type="date"
				value={draft.validFrom}
				hint="The first day, in UTC. Empty: since ever."
				onChange={(event) => onChange({ ...draft, validFrom: event.target.value })}
				{...faultOf(faults, 'validFrom')}
			/>
			<MapsToField draft={draft} faults={faults} onChange={onChange} />
		</div>
	);
}

function TokenRates({ draft, faults, onChange }: DraftPart) {
	return (
		<fieldset>
			<legend className="mb-2 font-medium">
				Tokens <span className="font-normal text-text-3">USD per million</span>
			</legend>
			<div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
				{tokenParts.map(({ name, label, fallback }) => (
					<RateField
						key={name}
						label={label}
						placeholder={draft.mapsTo === null ? fallback : 'as mapped'}
						value={draft.rates[name] ?? ''}
						onChange={(text) => onChange({ ...draft, rates: { ...draft.rates, [name]: text } })}
						{...faultOf(faults, `rates.${name}`)}
					/>
				))}
			</div>
		</fieldset>
	);
}

function UnitPrices({ draft, faults, onChange }: DraftPart) {
	return (
		<fieldset>
			<legend className="mb-2 font-medium">
				Besides tokens <span className="font-normal text-text-3">USD each</span>
			</legend>
			<div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
				{unitParts.map(({ name, label }) => (
					<RateField
						key={name}
						label={label}
						value={draft.units[name] ?? ''}
						onChange={(text) => onChange({ ...draft, units: { ...draft.units, [name]: text } })}
						{...faultOf(faults, `units.${name}`)}
					/>
				))}
			</div>
		</fieldset>
	);
}
