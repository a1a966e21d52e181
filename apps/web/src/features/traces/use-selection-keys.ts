'use client';

import { useKeys } from '../../lib/use-keys.ts';
import { traceForEnter } from './use-list-keys.ts';
import type { ListSelection } from './use-selection.ts';

/**
 * `x` chooses the trace (of the row that has the focus, else the one that is open), Shift and `x` all from the last one chosen; Escape lets
 * go of what is chosen. Call it before the hooks for which Escape means something else.
 */
export function useSelectionKeys(selection: ListSelection, open: string | null, enabled = true): void {
	useKeys(
		{
			x: (event) => {
				const traceId = traceToChoose(event, open);
				if (traceId === null) return false;
				selection.choose(traceId, event.shiftKey);
			},
			escape: () => {
				if (selection.chosen.size === 0) return false;
				selection.clear();
			},
		},
		enabled,
	);
}

/** The row whose box has the focus, else what Enter would open. */
function traceToChoose(event: KeyboardEvent, open: string | null): string | null {
	const box = event.target instanceof Element ? event.target.closest('[data-choose]') : null;
	return box?.getAttribute('data-choose') ?? traceForEnter(event, open);
}
