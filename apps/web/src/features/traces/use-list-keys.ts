'use client';

import type { TraceListItem } from '@spanledger/api/traces/trace-shape';
import { useKeys } from '../../lib/use-keys.ts';
import { useTracesView } from './use-traces-view.ts';

/** `j` and `k` step through the list, Enter opens whole, Escape closes, `l` is live refresh. */
export function useListKeys(rows: readonly TraceListItem[], openWhole: (traceId: string) => void): void {
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
		enter: (event) => {
			const traceId = traceForEnter(event, view.trace);
			if (traceId === null) return false;
			openWhole(traceId);
		},
		escape: () => view.open(null),
	});
}

/** A row that was clicked keeps the focus; a step away from it takes it off, so that Enter means the new row. */
function leaveRow(): void {
	const focused = document.activeElement;
	if (focused instanceof HTMLElement && focused.closest('[data-trace-id]') !== null) focused.blur();
}

/** Enter opens the row that has the focus, else the trace that is open; on other controls it is theirs. */
export function traceForEnter({ target }: KeyboardEvent, open: string | null): string | null {
	if (!(target instanceof Element)) return open;
	const row = target.closest('[data-trace-id]');
	if (row !== null) return row.getAttribute('data-trace-id');
	return target.closest('button, a, summary, [role="tab"], [role="treeitem"]') === null ? open : null;
}
