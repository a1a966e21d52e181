'use client';

import { listKeys, liveKeys } from '../../lib/key-tables.ts';
import { useActionKeys } from '../../lib/use-keys.ts';
import { useTracesView } from './use-traces-view.ts';

type Listing = {
	listed: readonly string[];
	openWhole: (traceId: string, spanId: string | null) => void;
	/** The span of a trace that it was found by. */
	spanOf: (traceId: string) => string | null;
};

/** `j` and `k` step through what is listed, `o` opens beside it, Enter whole, Escape closes. */
export function useListKeys({ listed, openWhole, spanOf }: Listing, enabled = true): void {
	const view = useTracesView();
	const step = (by: number) => {
		const at = view.trace === null ? -1 : listed.indexOf(view.trace);
		const next = listed[at === -1 ? 0 : Math.min(listed.length - 1, Math.max(0, at + by))];
		if (next === undefined) return;
		leaveRow();
		view.step(next, spanOf(next));
	};
	useActionKeys(
		listKeys,
		{
			next: () => step(1),
			before: () => step(-1),
			beside: (event) => {
				const traceId = traceForEnter(event, view.trace) ?? listed[0];
				if (traceId === undefined || traceId === view.trace) return false;
				view.open(traceId, spanOf(traceId));
			},
			whole: (event) => {
				const traceId = traceForEnter(event, view.trace);
				if (traceId === null) return false;
				openWhole(traceId, traceId === view.trace ? null : spanOf(traceId));
			},
			close: () => view.open(null),
		},
		enabled,
	);
}

/** Live refresh; a list that cannot be live leaves the key alone. */
export function useLiveKey(enabled: boolean): void {
	const view = useTracesView();
	useActionKeys(liveKeys, { live: () => view.setLive(!view.live) }, enabled);
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
