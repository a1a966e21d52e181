'use client';

import { treeKeys, waterfallKeys } from '../../lib/key-tables.ts';
import { actionOf, useActionKeys } from '../../lib/use-keys.ts';

export type WaterfallActions = {
	/** To the row before or after, in sight. */
	step: (by: 1 | -1) => void;
	toEnd: (end: 'first' | 'last') => void;
	/** To the row above that holds it, or to the first inside of it. */
	toParent: () => void;
	toFirstChild: () => void;
	fold: (folds: boolean) => void;
	error: (step: 1 | -1) => void;
	hit: (step: 1 | -1) => void;
	level: (level: number | null) => void;
	zoom: (factor: number) => void;
	pan: (share: number) => void;
	zoomToSpan: () => void;
	whole: () => void;
	toggleCalls: () => void;
	toggleView: () => void;
	find: () => void;
};

/** The keys of the page. */
export function useWaterfallKeys(act: WaterfallActions): void {
	useActionKeys(waterfallKeys, {
		before: () => act.step(-1),
		next: () => act.step(1),
		fold: () => act.fold(true),
		unfold: () => act.fold(false),
		levels: ({ key }) => act.level(Number(key)),
		allLevels: () => act.level(null),
		nextError: () => act.error(1),
		errorBefore: () => act.error(-1),
		find: act.find,
		nextHit: () => act.hit(1),
		hitBefore: () => act.hit(-1),
		calls: act.toggleCalls,
		view: act.toggleView,
		nearer: () => act.zoom(0.5),
		further: () => act.zoom(2),
		earlier: () => act.pan(-0.25),
		later: () => act.pan(0.25),
		span: act.zoomToSpan,
		whole: act.whole,
	});
}

/** What the tree does with a key while it has the focus, as trees do everywhere; false = it is not one of its keys. */
export function treeKey(
	key: string,
	{ isFolded, hasRows }: { isFolded: boolean; hasRows: boolean },
	act: WaterfallActions,
): boolean {
	const handlers: { [action in keyof typeof treeKeys]: () => void } = {
		before: () => act.step(-1),
		next: () => act.step(1),
		first: () => act.toEnd('first'),
		last: () => act.toEnd('last'),
		out: () => (hasRows && !isFolded ? act.fold(true) : act.toParent()),
		in: () => (hasRows && isFolded ? act.fold(false) : act.toFirstChild()),
	};
	const action = actionOf(treeKeys, key);
	if (action !== undefined) handlers[action]();
	return action !== undefined;
}
