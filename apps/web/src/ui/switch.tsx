'use client';

import { Switch as Base } from '@base-ui/react/switch';

type SwitchProps = { checked: boolean; onChange: (checked: boolean) => void; label: string };

/** On or off, with its word. */
export function Switch({ checked, onChange, label }: SwitchProps) {
	return (
		// biome-ignore lint/a11y/noLabelWithoutControl: the control is the switch inside
		<label className="flex cursor-pointer items-center gap-2 text-text-2 select-none">
			<Base.Root
				checked={checked}
				onCheckedChange={onChange}
				className="relative h-4 w-7 rounded-full bg-line-strong transition-colors data-[checked]:bg-accent"
			>
				<Base.Thumb className="block size-3 translate-x-0.5 rounded-full bg-raised transition-transform data-[checked]:translate-x-3.5" />
			</Base.Root>
			{label}
		</label>
	);
}
