'use client';

import { selectionKeys } from '../../lib/key-tables.ts';
import { useActionKeys } from '../../lib/use-keys.ts';
import { traceForEnter } from './use-list-keys.ts';
import type { ListSelection } from './use-selection.ts';

/**
 * `x` chooses the trace (of the row that has the focus, else the one that is open), Shift and `x` all from the last one chosen; Escape lets
 * go of what is chosen. Call it before the hooks for which Escape means something else.
 */
export function useSelectionKeys(selection: ListSelection, open: string | null, enabled = true): void {
	const choose = (event: KeyboardEvent, isRange: boolean) => {
		const traceId = traceToChoose(event, open);
		if (traceId === null) return false;
		selection.choose(traceId, isRange);
	};
	useActionKeys(
		selectionKeys,
		{
			choose: (event) => choose(event, false),
			chooseRange: (event) => choose(event, true),
			clear: () => {
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
