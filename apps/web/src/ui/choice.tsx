'use client';

import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from './button.tsx';

type ChoiceProps<Value extends string> = {
	value: Value;
	onChange: (value: Value) => void;
	options: readonly { value: Value; label: string }[];
	/** What is chosen, for screen readers; shown before the value when `named`. */
	label: string;
	named?: boolean;
	icon?: ReactNode;
};

/** One of a few. */
export function Choice<Value extends string>({ value, onChange, options, label, named, icon }: ChoiceProps<Value>) {
	return (
		<Select.Root
			items={[...options]}
			value={value}
			onValueChange={(next) => {
				if (next !== null) onChange(next);
			}}
		>
			<Select.Trigger aria-label={label} className={buttonClass('plain')}>
				{icon}
				{named === true && <span className="text-text-3">{label}</span>}
				<Select.Value />
				<ChevronDown size={12} className="text-text-3" />
			</Select.Trigger>
			<Select.Portal>
				<Select.Positioner sideOffset={4} className="z-50" alignItemWithTrigger={false} align="start">
					<Select.Popup className="max-h-[var(--available-height)] min-w-40 overflow-auto rounded-md border border-line-strong bg-raised py-1 shadow-md outline-none">
						{options.map((option) => (
							<Select.Item
								key={option.value}
								value={option.value}
								className="flex h-7 cursor-default items-center gap-2 px-2 outline-none data-[highlighted]:bg-accent-soft"
							>
								<span className="w-3.5">
									<Select.ItemIndicator>
										<Check size={14} />
									</Select.ItemIndicator>
								</span>
								<Select.ItemText>{option.label}</Select.ItemText>
							</Select.Item>
						))}
					</Select.Popup>
				</Select.Positioner>
			</Select.Portal>
		</Select.Root>
	);
}
