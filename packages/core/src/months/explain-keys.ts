import type { PicoUsd } from '../money/pico-usd.ts';
import { type ChangeParts, explainChange, type PeriodCell } from './explain-change.ts';

/** What one key of a dimension came to in a period; `other` = the remainder of capped keys. */
export type KeyCell = PeriodCell & { key: string; other: boolean };

/** A key's change by itself: its calls, their length, and the price of a token, which a change of model moves too. */
export type ExplainedKey = {
	key: string;
	other: boolean;
	before: PicoUsd;
	after: PicoUsd;
	parts: Omit<ChangeParts, 'mix'>;
	state: 'new' | 'gone' | 'both';
};

/**
 * The keys of one dimension by how much they moved the bill, up or down. Each row's parts add up to its change exactly. `rest`: what the
 * rows beyond `limit` came to together; rows and rest add up to the whole.
 */
export function explainKeys(
	before: readonly KeyCell[],
	after: readonly KeyCell[],
	limit: number,
): { rows: ExplainedKey[]; rest: { keys: number; before: PicoUsd; after: PicoUsd } } {
	const befores = new Map(before.map((cell) => [nameOf(cell), cell]));
	const afters = new Map(after.map((cell) => [nameOf(cell), cell]));
	const names = [...new Set([...befores.keys(), ...afters.keys()])];
	const rows = names
		.flatMap((name) => explainKey(befores.get(name), afters.get(name)) ?? [])
		.sort((a, b) => compare(sizeOf(b), sizeOf(a)) || (a.key < b.key ? -1 : 1));
	const beyond = rows.slice(limit);
	return {
		rows: rows.slice(0, limit),
		rest: {
			keys: beyond.length,
			before: beyond.reduce((sum, row) => sum + row.before, 0n),
			after: beyond.reduce((sum, row) => sum + row.after, 0n),
		},
	};
}

function explainKey(before: KeyCell | undefined, after: KeyCell | undefined): ExplainedKey | null {
	const cell = after ?? before;
	if (cell === undefined) return null;
	const { key, other } = cell;
	const explained = explainChange([{ key, before: before ?? null, after: after ?? null }]);
	const { mix: _none, ...parts } = explained.parts; // one cell has no mix
	const state = before === undefined ? 'new' : after === undefined ? 'gone' : 'both';
	return { key, other, before: explained.before, after: explained.after, parts, state };
}

const nameOf = ({ key, other }: KeyCell): string => `${other} ${key}`;
const sizeOf = ({ before, after }: ExplainedKey): bigint => (after > before ? after - before : before - after);
const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
