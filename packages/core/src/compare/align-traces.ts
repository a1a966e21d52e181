import type { SpanType } from '../spans/span.ts';
import { alignLevel, type LevelItem } from './align-level.ts';
import type { Pair } from './align-sequences.ts';
import { comparedTrees } from './compared-tree.ts';
import { newLooks } from './runs-inside.ts';

/** What two spans are told alike by. */
export type AlignedSpan = {
	spanId: string;
	parentSpanId: string | null;
	name: string;
	type: SpanType;
	operation: string | null;
	toolName: string | null;
};

export type AlignedRow<Span> = Pair<Span> & {
	depth: number;
	/** Of a step that only one side has: how many steps inside of it both have. It was put around them, or taken away. */
	around: number;
};

/**
 * Two traces side by side, in reading order: steps are paired level by level, by name, type, position and what is inside of them. A step that
 * only one side has may stand around what both have, like a retry that is new; else it stands with all that is below it. Spans of each:
 * parents before their children, siblings in order.
 */
export function alignTraces<Span extends AlignedSpan>(a: readonly Span[], b: readonly Span[]): AlignedRow<Span>[] {
	const [topsA = [], topsB = []] = comparedTrees(a, b);
	const looks = newLooks();
	const rows: AlignedRow<Span>[] = [];
	/** The row around a row; −1 = none. */
	const parents: number[] = [];
	const open: { item: LevelItem<Span>; parent: number; depth: number }[] = [];
	const push = (items: LevelItem<Span>[], parent: number, depth: number) => {
		for (const item of items.toReversed()) open.push({ item, parent, depth });
	};
	push(alignLevel(topsA, topsB, { isTop: true, looks }), -1, 0);
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const { item, parent, depth } = next;
		rows.push({ a: item.a?.span ?? null, b: item.b?.span ?? null, depth, around: 0 });
		parents.push(parent);
		push(alignLevel(item.insideA, item.insideB, { isTop: false, looks }), rows.length - 1, depth + 1);
	}
	countAround(rows, parents);
	return rows;
}

function countAround<Span>(rows: readonly AlignedRow<Span>[], parents: readonly number[]): void {
	const inside = rows.map(({ a, b }): number => (a !== null && b !== null ? 1 : 0));
	for (let at = rows.length - 1; at >= 0; at--) {
		const row = rows[at];
		if (row !== undefined && (row.a === null || row.b === null)) row.around = inside[at] ?? 0;
		const parent = parents[at] ?? -1;
		if (parent >= 0) inside[parent] = (inside[parent] ?? 0) + (inside[at] ?? 0);
	}
}
