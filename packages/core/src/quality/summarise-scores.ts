import { judgeScore } from '../scores/judge-score.ts';
import type { ScoreSource } from '../scores/score.ts';
import { definitionOf, type ScoreDefinition, type ScoreDirection } from '../scores/score-definition.ts';
import type { ScoreMark } from './rollup/trace-quality.ts';

/** What the scores of one name say together. */
export type ScoreSummary = {
	name: string;
	direction: ScoreDirection;
	passMark: number | null;
	/** Traces whose score of this name counts. */
	count: number;
	/** Mean of the numbers as sent; null when there is none. */
	mean: number | null;
	/** Of those that a pass mark or a label judges. */
	passed: number;
	failed: number;
	sources: { [source in ScoreSource]?: number };
};

/** Marks of any keys and times, by name: the most counted first. Judged by what the names mean now. */
export function summariseScores(
	marks: readonly (ScoreMark & { count: number })[],
	definitions: ReadonlyMap<string, ScoreDefinition>,
): ScoreSummary[] {
	const byName = new Map<string, ScoreSummary & { sum: number; numbers: number }>();
	for (const { name, source, dataType, value, count } of marks) {
		const definition = definitionOf(name, definitions);
		const { direction, passMark } = definition;
		const known = byName.get(name) ?? {
			...{ name, direction, passMark, count: 0, mean: null, passed: 0, failed: 0, sources: {}, sum: 0, numbers: 0 },
		};
		const number = dataType === 'categorical' ? null : Number(value);
		const { passed } = judgeScore({ dataType, value: number, label: number === null ? value : null }, definition);
		known.count += count;
		if (passed === true) known.passed += count;
		if (passed === false) known.failed += count;
		if (number !== null && Number.isFinite(number)) {
			known.sum += number * count;
			known.numbers += count;
		}
		known.sources[source] = (known.sources[source] ?? 0) + count;
		byName.set(name, known);
	}
	return [...byName.values()]
		.map(({ sum, numbers, ...summary }) => ({ ...summary, mean: numbers === 0 ? null : sum / numbers }))
		.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
