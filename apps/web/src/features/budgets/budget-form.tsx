'use client';

import { budgetUnits } from '@spanledger/core/budgets/amount';
import { budgetDimensions } from '@spanledger/core/budgets/budget';
import { periodKinds } from '@spanledger/core/calendar/period';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { ZonePicker } from '../time-range/zone-picker.tsx';
import { dimensionNames, periodNames, unitNames } from './budget-words.ts';
import { EnforcementFields } from './enforcement-fields.tsx';
import { ExceptionFields } from './exception-fields.tsx';
import { type DraftPart, FormPart, faultOf } from './form-part.tsx';
import { LimitHelp } from './limit-help.tsx';
import { ScopeField } from './scope-field.tsx';
import { TellingFields } from './telling-fields.tsx';

type BudgetFormProps = DraftPart & { isNew: boolean; isSaving: boolean; onSubmit: () => void; onCancel: () => void };

const groupings = [
	{ value: 'none', label: 'One for the whole scope' },
	...budgetDimensions.map((value) => ({ value, label: `One each per ${dimensionNames[value].one}` })),
] as const;
const units = budgetUnits.map((value) => ({ value, label: unitNames[value] }));
const periods = periodKinds.map((value) => ({ value, label: periodNames[value].each }));

export function BudgetForm({ isNew, isSaving, onSubmit, onCancel, ...part }: BudgetFormProps) {
	const { draft, faults, onChange } = part;
	return (
		<form
			noValidate
			className="space-y-6"
			onSubmit={(event) => {
				event.preventDefault();
				onSubmit();
			}}
		>
			<Field
				autoFocus={isNew}
				label="Name"
				value={draft.name}
				maxLength={100}
				placeholder="Tenants, production"
				onChange={(event) => onChange({ ...draft, name: event.target.value })}
				{...faultOf(faults, 'name')}
			/>
			<FormPart title="What it counts">
				<ScopeField {...part} />
				<div>
					<Choice
						label="Split"
						value={draft.groupBy}
						options={groupings}
						onChange={(groupBy) => onChange({ ...draft, groupBy })}
					/>
				</div>
			</FormPart>
			<LimitFields {...part} />
			<TellingFields {...part} />
			<EnforcementFields {...part} />
			{draft.groupBy !== 'none' && <ExceptionFields {...part} />}
			{faults.form !== undefined && (
				<p role="alert" className="text-bad">
					{faults.form}
				</p>
			)}
			<div className="sticky -bottom-4 -mx-4 flex gap-2 border-t border-line bg-raised px-4 py-3">
				<Button type="submit" look="primary" disabled={isSaving}>
					{isNew ? 'Make the budget' : 'Save'}
				</Button>
				<Button onClick={onCancel}>Cancel</Button>
			</div>
		</form>
	);
}

function LimitFields(part: DraftPart) {
	const { draft, faults, onChange } = part;
	return (
		<FormPart title="Limit">
			<div className="flex flex-wrap items-start gap-3">
				<div className="w-40">
					<Field
						label={draft.groupBy === 'none' ? 'At most' : `At most, for each ${dimensionNames[draft.groupBy].one}`}
						value={draft.limit}
						inputMode="decimal"
						autoComplete="off"
						placeholder={draft.unit === 'usd' ? '250' : '1000000'}
						className="tabular-nums"
						onChange={(event) => onChange({ ...draft, limit: event.target.value })}
						{...faultOf(faults, 'limit')}
					/>
				</div>
				<div className="flex flex-wrap gap-2 sm:pt-5.5">
					<Choice label="Unit" value={draft.unit} options={units} onChange={(unit) => onChange({ ...draft, unit })} />
					<Choice
						label="Period"
						value={draft.period}
						options={periods}
						onChange={(period) => onChange({ ...draft, period })}
					/>
				</div>
			</div>
			<LimitHelp draft={draft} onSuggest={(limit) => onChange({ ...draft, limit })} />
			<div className="max-w-80">
				<ZonePicker zone={draft.timeZone} onChange={(timeZone) => onChange({ ...draft, timeZone })} />
				{faults.timeZone !== undefined && <p className="mt-1 text-sm text-bad">{faults.timeZone}</p>}
			</div>
		</FormPart>
	);
}
