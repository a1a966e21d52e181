'use client';

import { useKeys } from '../../lib/use-keys.ts';
import type { SpanRow } from './span-tree.ts';

type TreeKeys = {
	rows: readonly SpanRow[];
	selected: string | null;
	onSelect: (spanId: string) => void;
	fold: (spanId: string, isFolded: boolean) => void;
};

/** [ and ] step, the arrows fold, `e` goes to the next error. */
export function useTreeKeys({ rows, selected, onSelect, fold }: TreeKeys): void {
	const at = () => rows.findIndex((row) => row.node.span.spanId === selected);
	const select = (row: SpanRow | undefined) => row !== undefined && onSelect(row.node.span.spanId);
	const nextError = () => {
		const from = at() + 1;
		const ahead = [...rows.slice(from), ...rows.slice(0, from)];
		select(ahead.find((row) => row.node.span.status === 'error'));
	};
	useKeys({
		'[': () => select(rows[Math.max(0, at() - 1)]),
		']': () => select(rows[Math.min(rows.length - 1, at() + 1)]),
		e: nextError,
		arrowleft: () => selected !== null && fold(selected, true),
		arrowright: () => selected !== null && fold(selected, false),
	});
}
