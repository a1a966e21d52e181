'use client';

import { Switch } from '../../ui/switch.tsx';
import { type DraftPart, FormPart } from './form-part.tsx';

const enforcements = [
	{ value: 'alert', label: 'Only tell', meaning: 'The check call says how it stands, and allows.' },
	{
		value: 'block',
		label: 'Block',
		meaning: 'The check call says no once the limit is spent. Applications that do not ask are not stopped.',
	},
] as const;

const failModes = [
	{ value: 'open', label: 'Fail open', meaning: 'Go by the last figures: a fault here stops nobody.' },
	{ value: 'closed', label: 'Fail closed', meaning: 'Refuse: nobody spends while nobody counts.' },
] as const;

/** Whether it only tells, and what the check call says when it cannot know. */
export function EnforcementFields({ draft, onChange }: DraftPart) {
	return (
		<FormPart title="When it is spent">
			<Radios
				name="enforcement"
				options={enforcements}
				value={draft.enforcement}
				onChange={(enforcement) => onChange({ ...draft, enforcement })}
			/>
			{draft.enforcement === 'block' && (
				<div className="space-y-3 border-l-2 border-line pl-4">
					<p className="text-sm text-text-2">While the figures cannot be read:</p>
					<Radios
						name="failMode"
						options={failModes}
						value={draft.failMode}
						onChange={(failMode) => onChange({ ...draft, failMode })}
					/>
					<Switch
						checked={draft.refusesUnpriced}
						onChange={(refusesUnpriced) => onChange({ ...draft, refusesUnpriced })}
						label="Refuse models without a price: their calls would not be counted"
					/>
				</div>
			)}
		</FormPart>
	);
}

type RadiosProps<Value extends string> = {
	name: string;
	options: readonly { value: Value; label: string; meaning: string }[];
	value: Value;
	onChange: (value: Value) => void;
};

function Radios<Value extends string>({ name, options, value, onChange }: RadiosProps<Value>) {
	return (
		<div className="space-y-1">
			{options.map((option) => (
				<label key={option.value} className="flex cursor-pointer items-baseline gap-2">
					<input
						type="radio"
						name={name}
						checked={option.value === value}
						onChange={() => onChange(option.value)}
						className="translate-y-0.5 accent-accent"
					/>
					<span className="w-22 shrink-0">{option.label}</span>
					<span className="text-text-2">{option.meaning}</span>
				</label>
			))}
		</div>
	);
}
