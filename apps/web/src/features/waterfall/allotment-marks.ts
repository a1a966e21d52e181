import type { Outline } from './outline.ts';

export type StageAllotment = { stage: string; ms: number };

/** When a stage had used up its allotment, in µs; missing = it never did. Elapsed is the union of the stage's spans, as in the budget. */
export function usedUpAt(
	{ columns, count }: Pick<Outline, 'columns' | 'count'>,
	allotments: readonly StageAllotment[],
): Map<string, number> {
	const left = new Map(allotments.map(({ stage, ms }) => [stage, ms * 1_000]));
	const reached = new Map<string, number>();
	const usedUp = new Map<string, number>();
	for (const row of byStart(columns.startUs, count)) {
		const stage = columns.stage[row] ?? '';
		const allowed = left.get(stage);
		if (allowed === undefined || usedUp.has(stage)) continue;
		const end = (columns.startUs[row] ?? 0) + (columns.durationUs[row] ?? 0);
		const from = Math.max(columns.startUs[row] ?? 0, reached.get(stage) ?? 0);
		if (end <= from) continue;
		if (end - from > allowed) usedUp.set(stage, from + allowed);
		left.set(stage, allowed - (end - from));
		reached.set(stage, end);
	}
	return usedUp;
}

function byStart(startUs: readonly number[], count: number): number[] {
	return Array.from({ length: count }, (_, row) => row).sort((a, b) => (startUs[a] ?? 0) - (startUs[b] ?? 0));
}
