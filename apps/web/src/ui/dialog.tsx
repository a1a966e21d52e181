'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from './button.tsx';

type DialogProps = {
	open: boolean;
	onOpenChange: (open: boolean) => void;
	title: string;
	description?: string;
	/** For forms of many fields. */
	wide?: boolean;
	children: ReactNode;
};

/** A question that waits for an answer. Escape and a click outside close it. */
export function Dialog({ open, onOpenChange, title, description, wide = false, children }: DialogProps) {
	const place = wide
		? 'top-[6vh] max-h-[88vh] w-[min(720px,calc(100vw-24px))]'
		: 'top-[12vh] max-h-[80vh] w-[min(480px,calc(100vw-32px))]';
	return (
		<Base.Root open={open} onOpenChange={onOpenChange}>
			<Base.Portal>
				<Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
				<Base.Popup
					className={`fixed left-1/2 z-50 -translate-x-1/2 overflow-auto rounded-md border border-line-strong bg-raised p-4 shadow-lg outline-none ${place}`}
				>
					<div className="flex items-start justify-between gap-4">
						<Base.Title className="text-lg font-semibold">{title}</Base.Title>
						<Base.Close aria-label="Close" className={buttonClass('quiet', true)}>
							<X size={14} />
						</Base.Close>
					</div>
					{description !== undefined && <Base.Description className="mt-1 text-text-2">{description}</Base.Description>}
					<div className="mt-4">{children}</div>
				</Base.Popup>
			</Base.Portal>
		</Base.Root>
	);
}
