'use client';

import type { TraceListItem } from '@spanledger/api/traces/trace-shape';
import { useKeys } from '../../lib/use-keys.ts';
import type { ListSelection } from './use-selection.ts';
import { useTracesView } from './use-traces-view.ts';

type ListKeys = {
	rows: readonly TraceListItem[];
	openWhole: (traceId: string) => void;
	selection: ListSelection;
};

/**
 * `j` and `k` step through the list, `x` chooses the trace, Shift and `x` all from the last one chosen, Enter opens whole, Escape lets go of
 * what is chosen, then closes, `l` is live refresh.
 */
export function useListKeys({ rows, openWhole, selection }: ListKeys): void {
	const view = useTracesView();
	const step = (by: number) => {
		const at = rows.findIndex((row) => row.traceId === view.trace);
		const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
		if (next === undefined) return;
		leaveRow();
		view.step(next.traceId);
	};
	useKeys({
		j: () => step(1),
		k: () => step(-1),
		l: () => view.setLive(!view.live),
		x: (event) => {
			const traceId = traceToChoose(event, view.trace);
			if (traceId === null) return false;
			selection.choose(traceId, event.shiftKey);
		},
		enter: (event) => {
			const traceId = traceForEnter(event, view.trace);
			if (traceId === null) return false;
			openWhole(traceId);
		},
		escape: () => (selection.chosen.size > 0 ? selection.clear() : void view.open(null)),
	});
}

/** A row that was clicked keeps the focus; a step away from it takes it off, so that Enter means the new row. */
function leaveRow(): void {
	const focused = document.activeElement;
	if (focused instanceof HTMLElement && focused.closest('[data-trace-id]') !== null) focused.blur();
}

/** Enter opens the row that has the focus, else the trace that is open; on other controls it is theirs. */
function traceForEnter({ target }: KeyboardEvent, open: string | null): string | null {
	if (!(target instanceof Element)) return open;
	const row = target.closest('[data-trace-id]');
	if (row !== null) return row.getAttribute('data-trace-id');
	return target.closest('button, a, summary, [role="tab"], [role="treeitem"]') === null ? open : null;
}

/** `x` chooses the row whose box has the focus, else what Enter would open. */
function traceToChoose(event: KeyboardEvent, open: string | null): string | null {
	const box = event.target instanceof Element ? event.target.closest('[data-choose]') : null;
	return box?.getAttribute('data-choose') ?? traceForEnter(event, open);
}
