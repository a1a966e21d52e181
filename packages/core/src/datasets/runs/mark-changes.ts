import type { ScoreMark } from '../../quality/rollup/trace-quality.ts';
import { markOf, type ResultScore } from './run-result.ts';

export type MarkChange = ScoreMark & { by: number };

/** What a run's sums of marks change by when these scores take the place of those; marks that stay as they were are left out. */
export function markChanges(before: readonly ResultScore[], after: readonly ResultScore[]): MarkChange[] {
	const changes = new Map<string, MarkChange>();
	const add = (score: ResultScore, by: number) => {
		const mark = markOf(score);
		const key = JSON.stringify([mark.name, mark.dataType, mark.value]);
		changes.set(key, { ...mark, by: (changes.get(key)?.by ?? 0) + by });
	};
	for (const score of before) add(score, -1);
	for (const score of after) add(score, 1);
	return [...changes.values()].filter(({ by }) => by !== 0);
}
