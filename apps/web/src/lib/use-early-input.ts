'use client';

import { useEffect, useLayoutEffect, useRef } from 'react';

type Holder = typeof globalThis & { earlyInput?: () => Event[] };

/** Does what somebody did before the page listened (ui/early-input.tsx), now that it does. For the outermost part of a page. */
export function useEarlyInput(): void {
	const early = useRef<Event[] | null>(null);
	useLayoutEffect(() => {
		const holder = globalThis as Holder; // set by the inline script alone
		// one that is on its way just now, React hands on by itself
		early.current = holder.earlyInput?.().filter(({ eventPhase }) => eventPhase === Event.NONE) ?? null;
		delete holder.earlyInput;
	}, []);
	useEffect(() => {
		if (early.current === null) return;
		for (const event of early.current.splice(0)) replay(event);
		hoverAgain();
	}, []);
}

function replay(event: Event): void {
	const { target } = event;
	// links have gone where they lead, and what was typed is in its field
	if (!(target instanceof Element) || !target.isConnected || target.closest('a[href], input, textarea') !== null)
		return;
	if (event instanceof KeyboardEvent) target.dispatchEvent(new KeyboardEvent(event.type, event));
	else if (event instanceof MouseEvent) target.dispatchEvent(new MouseEvent(event.type, event));
}

/** The pointer may rest on something already. */
function hoverAgain(): void {
	const hovered = [...document.querySelectorAll(':hover')];
	for (const element of hovered) element.dispatchEvent(new MouseEvent('mouseenter'));
	for (const type of ['mouseover', 'mousemove']) hovered.at(-1)?.dispatchEvent(new MouseEvent(type, { bubbles: true }));
}
