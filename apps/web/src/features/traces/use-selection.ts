'use client';

import { useCallback, useMemo, useState } from 'react';
import { allOrNone, drawnTo, nothingChosen, toggled } from './selection.ts';

/** What is chosen in the list. It stays while the list grows or is narrowed, and goes with the page. */
export function useSelection(listed: readonly string[]) {
	const [selection, setSelection] = useState(nothingChosen);
	const choose = useCallback(
		(traceId: string, isRange: boolean) =>
			setSelection((before) => (isRange ? drawnTo(before, traceId, listed) : toggled(before, traceId))),
		[listed],
	);
	const chooseAll = useCallback(() => setSelection((before) => allOrNone(before, listed)), [listed]);
	const clear = useCallback(() => setSelection(nothingChosen), []);
	const { chosen } = selection;
	return useMemo(() => ({ chosen, choose, chooseAll, clear }), [chosen, choose, chooseAll, clear]);
}
export type ListSelection = ReturnType<typeof useSelection>;
