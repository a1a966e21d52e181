'use client';

import { useEffect, useRef } from 'react';

/** Whether the event comes from a field that wants the letters itself. */
function isTyping(event: KeyboardEvent): boolean {
	const target = event.target;
	if (!(target instanceof HTMLElement)) return false;
	return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** An open dialog or menu owns the keyboard. */
function isModalOpen(): boolean {
	return document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}

/** A handler that answers false leaves the key to whatever has the focus. */
export type KeyMap = { [key: string]: (event: KeyboardEvent) => unknown };

/**
 * Single keys of a page (`j`, `/`, `enter`), by `KeyboardEvent.key` in lower case. They are silent while somebody types or a dialog is
 * open, and never shadow the browser's own shortcuts.
 */
export function useKeys(keys: KeyMap, enabled = true): void {
	const latest = useRef(keys);
	latest.current = keys;
	useEffect(() => {
		if (!enabled) return;
		const onKeyDown = (event: KeyboardEvent) => {
			if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
			if (isTyping(event) || isModalOpen()) return;
			const handler = latest.current[event.key.toLowerCase()];
			if (handler === undefined) return;
			if (handler(event) !== false) event.preventDefault();
		};
		window.addEventListener('keydown', onKeyDown);
		return () => window.removeEventListener('keydown', onKeyDown);
	}, [enabled]);
}
