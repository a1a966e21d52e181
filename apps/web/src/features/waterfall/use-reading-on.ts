'use client';

import { useEffect, useState } from 'react';
import type { Outline } from './outline.ts';
import type { WaterfallActions } from './use-waterfall-keys.ts';

/** A page holds no more of a trace by itself: half a million rows are 300 MB. */
const mostHeld = 500_000;

type ReadingOn = { outline: Outline; find: string; selected: string | null; onNext: () => void };

/**
 * Reads the rest of a very large trace as soon as something on the page needs all of it: what is sought, a span that a link names, the way
 * to the end. Gives the actions, with a way to the end that waits for it.
 */
export function useReadingOn<Actions extends WaterfallActions>(
	actions: Actions,
	{ outline, find, selected, onNext }: ReadingOn,
): Actions {
	const [goesToEnd, setGoesToEnd] = useState(false);
	const isMore = outline.rest === 'there' && outline.count < mostHeld;
	const isMissing = selected !== null && !outline.placeOf.has(selected);
	const isNeeded = find.trim() !== '' || isMissing || goesToEnd;
	useEffect(() => {
		if (isMore && isNeeded) onNext();
	}, [isMore, isNeeded, onNext]);
	const isThere = goesToEnd && !isMore && outline.rest !== 'coming';
	// biome-ignore lint/correctness/useExhaustiveDependencies: once, when all has been read
	useEffect(() => {
		if (!isThere) return;
		setGoesToEnd(false);
		actions.toEnd('last');
	}, [isThere]);
	return {
		...actions,
		toEnd: (end) => {
			actions.toEnd(end);
			setGoesToEnd(end === 'last' && outline.rest !== 'none');
		},
	};
}
