'use client';

import { Checkbox } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';

type RowCheckProps = {
	label: string;
	checked: boolean;
	/** Some of what it stands for is chosen. */
	isMixed?: boolean;
	onChange: (isRange: boolean) => void;
};

/** Chooses a row; with Shift all rows from the last one touched. 24 px to hit, 14 px to see. */
export function RowCheck({ label, checked, isMixed = false, onChange }: RowCheckProps) {
	const look =
		checked || isMixed ? 'border-accent bg-accent text-on-accent' : 'border-line-strong bg-raised text-transparent';
	const Icon = isMixed ? Minus : Check;
	return (
		<Checkbox.Root
			aria-label={label}
			checked={checked}
			indeterminate={isMixed}
			onCheckedChange={(_, { event }) => onChange('shiftKey' in event && event.shiftKey === true)}
			className="grid size-6 place-items-center rounded outline-offset-[-2px]"
		>
			<span className={`grid size-3.5 place-items-center rounded-[3px] border ${look}`}>
				<Icon size={10} strokeWidth={3} />
			</span>
		</Checkbox.Root>
	);
}
