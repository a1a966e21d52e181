'use client';

import { useKeys } from '../../lib/use-keys.ts';

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

const direction = (event: KeyboardEvent): 1 | -1 => (event.shiftKey ? -1 : 1);

/** The keys of the page (keyboard-map.tsx lists them); those of the tree itself work when it has the focus. */
export function useWaterfallKeys(act: WaterfallActions): void {
	const levels = Object.fromEntries(
		[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => [String(level), () => act.level(level)]),
	);
	useKeys({
		...levels,
		'0': () => act.level(null),
		'[': () => act.step(-1),
		']': () => act.step(1),
		arrowleft: () => act.fold(true),
		arrowright: () => act.fold(false),
		e: (event) => act.error(direction(event)),
		n: (event) => act.hit(direction(event)),
		f: act.find,
		m: act.toggleCalls,
		v: act.toggleView,
		'+': () => act.zoom(0.5),
		'=': () => act.zoom(0.5),
		'-': () => act.zoom(2),
		',': () => act.pan(-0.25),
		'.': () => act.pan(0.25),
		z: act.zoomToSpan,
		w: act.whole,
	});
}

/** What the tree does with a key while it has the focus, as trees do everywhere; false = it is not one of its keys. */
export function treeKey(
	key: string,
	{ isFolded, hasRows }: { isFolded: boolean; hasRows: boolean },
	act: WaterfallActions,
): boolean {
	const handlers = new Map<string, () => void>([
		['ArrowUp', () => act.step(-1)],
		['ArrowDown', () => act.step(1)],
		['Home', () => act.toEnd('first')],
		['End', () => act.toEnd('last')],
		['ArrowLeft', () => (hasRows && !isFolded ? act.fold(true) : act.toParent())],
		['ArrowRight', () => (hasRows && isFolded ? act.fold(false) : act.toFirstChild())],
	]);
	const handle = handlers.get(key);
	handle?.();
	return handle !== undefined;
}
