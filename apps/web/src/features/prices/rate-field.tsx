import { Field } from '../../ui/field.tsx';
import type { Faults } from './find-faults.ts';

type RateFieldProps = {
	label: string;
	value: string;
	placeholder?: string;
	error?: string;
	onChange: (text: string) => void;
};

/** A decimal as text: what was typed is what is kept, to the last digit. */
export function RateField({ label, value, placeholder = '', error, onChange }: RateFieldProps) {
	return (
		<Field
			label={label}
			value={value}
			placeholder={placeholder}
			inputMode="decimal"
			autoComplete="off"
			className="tabular-nums"
			onChange={(event) => onChange(event.target.value)}
			{...(error === undefined ? {} : { error })}
		/>
	);
}

/** The fault of a field as a prop, left out when there is none. */
export function faultOf(faults: Faults, field: string): { error?: string } {
	const error = faults[field];
	return error === undefined ? {} : { error };
}
