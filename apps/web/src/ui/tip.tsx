'use client';

import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';

/** One shared delay: after the first tip the next one shows at once. */
export function TipDelay({ children }: { children: ReactNode }) {
	return <Tooltip.Provider delay={300}>{children}</Tooltip.Provider>;
}

type TipProps = {
	/** What the tip says; without words there is no tip. */
	text: ReactNode;
	/** The element the tip belongs to. */
	children: ReactElement<Record<string, unknown>>;
};

/** A short explanation on hover or keyboard focus: the rule behind a figure, the reason for a dash. */
export function Tip({ text, children }: TipProps) {
	if (text === null || text === undefined || text === '') return children;
	return (
		<Tooltip.Root>
			<Tooltip.Trigger render={children} />
			<Tooltip.Portal>
				<Tooltip.Positioner sideOffset={6} className="z-50">
					<Tooltip.Popup className="max-w-80 rounded border border-line-strong bg-raised px-2 py-1 text-left text-sm text-text-2 shadow-sm">
						{text}
					</Tooltip.Popup>
				</Tooltip.Positioner>
			</Tooltip.Portal>
		</Tooltip.Root>
	);
}
