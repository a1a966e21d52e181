import { judgeScore } from '../../scores/judge-score.ts';
import { definitionOf, type ScoreDefinition } from '../../scores/score-definition.ts';
import type { ResultScore, RunResult } from './run-result.ts';

export type Definitions = ReadonlyMap<string, ScoreDefinition>;
/** What of a result says how it went. */
export type JudgedResult = Pick<RunResult, 'error' | 'scores'>;

export type ResultVerdict = 'failed' | 'passed' | 'unknown';
export const resultChanges = ['worse', 'better', 'same', 'unknown'] as const;
export type ResultChange = (typeof resultChanges)[number];

/** A result fails by an error or by any score that fails; it passes when one passes and none fails. */
export function judgeResult({ error, scores }: JudgedResult, definitions: Definitions): ResultVerdict {
	if (error !== null) return 'failed';
	const verdicts = scores.map((score) => judgeScore(score, definitionOf(score.name, definitions)).passed);
	if (verdicts.includes(false)) return 'failed';
	return verdicts.includes(true) ? 'passed' : 'unknown';
}

/**
 * An item in two runs: worse when any score of both got worse, or an error came; better when none did and one got better. `by` is the
 * largest step, in parts of the score's range. unknown: one run has no result, or no score of both says which way is better.
 */
export function compareResults(
	before: JudgedResult | null,
	after: JudgedResult | null,
	definitions: Definitions,
): { change: ResultChange; by: number } {
	if (before === null || after === null) return { change: 'unknown', by: 0 };
	if (before.error !== null && after.error !== null) return { change: 'same', by: 0 };
	if (after.error !== null) return { change: 'worse', by: -2 };
	if (before.error !== null) return { change: 'better', by: 2 };
	const steps = stepsBetween(before.scores, after.scores, definitions);
	if (steps.length === 0) return { change: 'unknown', by: 0 };
	const [lowest, highest] = [Math.min(...steps), Math.max(...steps)];
	if (lowest < 0) return { change: 'worse', by: lowest };
	return highest > 0 ? { change: 'better', by: highest } : { change: 'same', by: 0 };
}

function stepsBetween(before: readonly ResultScore[], after: readonly ResultScore[], definitions: Definitions) {
	const earlier = new Map(before.map((score) => [score.name, score]));
	return after.flatMap((score) => {
		const other = earlier.get(score.name);
		const step = other === undefined ? null : scoreStep(other, score, definitionOf(score.name, definitions));
		return step === null ? [] : [step];
	});
}

/** Sums of floats that are the same figure. */
const nothing = 1e-9;

/** From one score to another of its name: below 0 = worse; null = it cannot be said. */
export function scoreStep(before: ResultScore, after: ResultScore, definition: ScoreDefinition): number | null {
	const [a, b] = [judgeScore(before, definition), judgeScore(after, definition)];
	if (a.normalised !== null && b.normalised !== null) return steady(b.normalised - a.normalised);
	if (a.passed !== null && b.passed !== null && a.passed !== b.passed) return b.passed ? 1 : -1;
	// a direction without a range says which is better, not by how much
	const isDirected = definition.origin === 'project' && definition.direction !== 'none';
	if (isDirected && before.value !== null && after.value !== null) {
		const rise = Math.sign(steady(after.value - before.value));
		return definition.direction === 'higher' ? rise : 0 - rise;
	}
	return a.passed !== null && b.passed !== null ? 0 : null;
}

const steady = (step: number): number => (Math.abs(step) < nothing ? 0 : step);
