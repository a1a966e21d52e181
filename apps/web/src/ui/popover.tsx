'use client';

import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';

type PopoverProps = {
	trigger: ReactElement<Record<string, unknown>>;
	children: ReactNode;
	/** What the surface is, for screen readers. */
	label: string;
	open?: boolean;
	onOpenChange?: (open: boolean) => void;
	align?: 'start' | 'end';
};

/** A small surface under its trigger. */
export function Popover({ trigger, children, label, align = 'start', ...state }: PopoverProps) {
	return (
		<Base.Root {...state}>
			<Base.Trigger render={trigger} />
			<Base.Portal>
				<Base.Positioner sideOffset={4} align={align} className="z-50" collisionPadding={8}>
					<Base.Popup
						aria-label={label}
						className="max-h-[var(--available-height)] overflow-auto rounded-md border border-line-strong bg-raised shadow-md outline-none"
					>
						{children}
					</Base.Popup>
				</Base.Positioner>
			</Base.Portal>
		</Base.Root>
	);
}
