import { type FinishKind, finishKinds } from './finish-kinds.ts';
import type { QualitySums } from './rollup/quality-measures.ts';
import { finishMeasure, knownMeasure, signalMeasure } from './rollup/quality-measures.ts';
import type { SignalName } from './signals/signal-name.ts';
import { signalRules } from './signals/signal-rules.ts';

/** `part` of `known`; known 0 = unknown, which is never 0 %. */
export type Rate = { part: number; known: number };

/** Fewer than this say too little for a rate to be compared or called good. */
export const enoughSamples = 30;

export const shareOf = ({ part, known }: Rate): number | null => (known === 0 ? null : part / known);

const needs = new Map(signalRules.map(({ name, needs }) => [name, needs]));

/**
 * Traces with a signal, of those where it could be known. Of a human who took over: once anything has told of one, whoever says nothing
 * had none; before that nobody knows.
 */
export function signalRate(sums: QualitySums, name: SignalName): Rate {
	const part = sums[signalMeasure(name)] ?? 0;
	const need = needs.get(name);
	if (need === undefined) return { part: 0, known: 0 };
	const told = sums[knownMeasure(need)] ?? 0;
	return { part, known: need === 'escalation' && told > 0 ? (sums.traces ?? 0) : told };
}

/** Of the traces whose task somebody has judged, those that succeeded. */
export const successRate = ({ successes = 0, failures = 0 }: QualitySums): Rate => ({
	part: successes,
	known: successes + failures,
});

export const judgedShare = ({ traces = 0, successes = 0, failures = 0 }: QualitySums): Rate => ({
	part: successes + failures,
	known: traces,
});

/** Traces whose end user scored them. */
export const responseRate = ({ traces = 0, rated = 0 }: QualitySums): Rate => ({ part: rated, known: traces });

/** Calls that ended so, of those whose end is known; those that told none, of all. */
export function finishRate(sums: QualitySums, kind: FinishKind): Rate {
	const calls = finishKinds.reduce((all, one) => all + (sums[finishMeasure(one)] ?? 0), 0);
	const untold = sums[finishMeasure('untold')] ?? 0;
	return { part: sums[finishMeasure(kind)] ?? 0, known: kind === 'untold' ? calls : calls - untold };
}

/** Calls of tools that did not fail, of all calls of tools. */
export const toolSuccess = ({ tool_calls: calls = 0, tool_failures: failures = 0 }: QualitySums): Rate => ({
	part: calls - failures,
	known: calls,
});

/** Mean characters of the answers that were kept; null = none was. */
export const answerLength = ({ answers = 0, answer_chars: chars = 0 }: QualitySums): number | null =>
	answers === 0 ? null : chars / answers;

/** Mean of the best document's score; null = no retrieval kept any. */
export const bestScore = ({ best_scores: count = 0, best_score_micro: sum = 0 }: QualitySums): number | null =>
	count === 0 ? null : sum / 1e6 / count;

export type Drift = 'too-few' | 'steady' | 'moved';

/**
 * Whether a rate has moved against an earlier stretch: both have 30 samples, the difference is three standard errors (of the two together,
 * with one success and one failure added to each so that 0 % and 100 % have errors too) and two points.
 */
export function driftOf(now: Rate, before: Rate): Drift {
	if (now.known < enoughSamples || before.known < enoughSamples) return 'too-few';
	const [a, b] = [now, before].map(({ part, known }) => ({ share: (part + 1) / (known + 2), known: known + 2 }));
	if (a === undefined || b === undefined) return 'too-few';
	const error = Math.sqrt((a.share * (1 - a.share)) / a.known + (b.share * (1 - b.share)) / b.known);
	const change = Math.abs((shareOf(now) ?? 0) - (shareOf(before) ?? 0));
	return change >= 0.02 && change >= 3 * error ? 'moved' : 'steady';
}

/** The same of a mean whose spread nobody kept: a fifth up or down. `counts`: samples now and before. */
export function driftOfMean(now: number | null, before: number | null, counts: readonly [number, number]): Drift {
	if (now === null || before === null || counts.some((count) => count < enoughSamples)) return 'too-few';
	return Math.abs(now - before) >= 0.2 * Math.abs(before) ? 'moved' : 'steady';
}
