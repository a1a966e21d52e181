'use client';

import { useEffect, useRef } from 'react';

/** Whether the event comes from a field that wants the letters itself. */
export function isTyping(event: KeyboardEvent): boolean {
	const target = event.target;
	if (!(target instanceof HTMLElement)) return false;
	return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** An open dialog or menu owns the keyboard. */
export function isModalOpen(): boolean {
	return document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}

/** A handler that answers false leaves the key to whatever has the focus. */
export type KeyMap = { [key: string]: (event: KeyboardEvent) => unknown };

/**
 * Single keys of a page (`j`, `/`, `enter`, `shift+e`), by `KeyboardEvent.key` in lower case. They are silent while somebody types or a dialog is
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
			const key = event.key.toLowerCase();
			const handler = (event.shiftKey ? latest.current[`shift+${key}`] : undefined) ?? latest.current[key];
			if (handler === undefined) return;
			if (handler(event) !== false) event.preventDefault();
		};
		window.addEventListener('keydown', onKeyDown);
		return () => window.removeEventListener('keydown', onKeyDown);
	}, [enabled]);
}

/** What a page does by keys: the keys of an action, how the map of the keyboard writes them, and what it says. */
export type KeyTable = { [action: string]: { keys: readonly string[]; shown: readonly string[]; says: string } };

type Actions<Table extends KeyTable> = { [action in keyof Table]: (event: KeyboardEvent) => unknown };

/** The same by a table that the map of the keyboard shows too: every action of it is there, or it does not compile. */
export function useActionKeys<Table extends KeyTable>(table: Table, actions: Actions<Table>, enabled = true): void {
	const keys: KeyMap = {};
	for (const action of Object.keys(table)) {
		for (const key of table[action]?.keys ?? []) keys[key] = actions[action as keyof Table];
	}
	useKeys(keys, enabled);
}

/** The action of a key, for what handles its keys itself. */
export function actionOf<Table extends KeyTable>(table: Table, key: string): keyof Table | undefined {
	return Object.keys(table).find((action) => table[action]?.keys.includes(key.toLowerCase()));
}
