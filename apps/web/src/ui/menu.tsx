'use client';

import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';

type MenuProps = { trigger: ReactElement<Record<string, unknown>>; children: ReactNode; align?: 'start' | 'end' };

/** A list of actions under its trigger. */
export function Menu({ trigger, children, align = 'start' }: MenuProps) {
	return (
		<Base.Root>
			<Base.Trigger render={trigger} />
			<Base.Portal>
				<Base.Positioner sideOffset={4} align={align} className="z-40">
					<Base.Popup className="min-w-44 rounded-md border border-line-strong bg-raised py-1 shadow-md outline-none">
						{children}
					</Base.Popup>
				</Base.Positioner>
			</Base.Portal>
		</Base.Root>
	);
}

const itemClass =
	'flex h-7 w-full cursor-default items-center gap-2 px-2.5 text-left outline-none data-[highlighted]:bg-accent-soft';

export function MenuItem({ onClick, children }: { onClick: () => void; children: ReactNode }) {
	return (
		<Base.Item className={itemClass} onClick={onClick}>
			{children}
		</Base.Item>
	);
}

/** An item with a tick; the menu stays open, so that several can be set. */
export function MenuCheck({ checked, onChange, children }: MenuCheckProps) {
	return (
		<Base.CheckboxItem className={itemClass} checked={checked} onCheckedChange={onChange} closeOnClick={false}>
			<span className="w-3.5 text-accent">{checked ? '✓' : ''}</span>
			{children}
		</Base.CheckboxItem>
	);
}
type MenuCheckProps = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode };
