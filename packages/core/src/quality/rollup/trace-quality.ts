import { quarterHour } from '../../latency/latency-sample.ts';
import type { Score } from '../../scores/score.ts';
import { scoresThatCount } from '../../scores/scores-that-count.ts';
import { cutText } from '../../spans/clean-text.ts';
import type { Span } from '../../spans/span.ts';
import type { SettledSpan } from '../../traces/settle-trace.ts';
import type { TraceSummary } from '../../traces/summarise-trace.ts';
import { finishKind } from '../finish-kinds.ts';
import type { SignalName } from '../signals/signal-name.ts';
import { isKnown, signalNeeds } from '../signals/signal-needs.ts';
import { finishMeasure, knownMeasure, type QualitySums, signalMeasure } from './quality-measures.ts';

/** What quality is grouped by; `none` is the whole project. */
export const qualityDimensions = ['none', 'route', 'model', 'promptVersion', 'tenant'] as const;
export type QualityDimension = (typeof qualityDimensions)[number];

/** A score as rollups keep it: its value with three digits, so that pass marks may change after the fact. */
export type ScoreMark = { name: string; source: Score['source']; dataType: Score['dataType']; value: string };

/** What one trace gives to the rollups of quality; stored with it, so that it can be taken back. */
export type TraceQuality = {
	/** The quarter hour of the trace's start. */
	bucketMs: number;
	cells: { keys: [dimension: QualityDimension, key: string][]; sums: QualitySums }[];
	scores: ScoreMark[];
};

const mostScores = 50;

/**
 * The quality of one trace by dimension. Signals of a call count for its own model and prompt; those of tools, guardrails and the like
 * for every model and prompt of the trace. Calls that only judge are no part of it. null: the trace serves nobody (no product call).
 */
export function traceQuality(
	spans: readonly SettledSpan[],
	summary: Pick<TraceSummary, 'dimensions' | 'startTimeNs' | 'outcome'>,
	scores: readonly Score[],
): TraceQuality | null {
	const entries = spans.flatMap(({ entry }) => (entry?.purpose === 'product' ? [entry] : []));
	if (entries.length === 0) return null;
	const served = spans.filter(({ entry }) => entry?.purpose !== 'evaluation');
	const { route = '', tenant = '' } = summary.dimensions;
	const isRated = scores.some(({ source }) => source === 'user');
	const sumsOf = (own: readonly SettledSpan[]): QualitySums => ({
		traces: 1,
		...(summary.outcome === 'success' ? { successes: 1 } : {}),
		...(summary.outcome === 'failure' ? { failures: 1 } : {}),
		...(isRated ? { rated: 1 } : {}),
		...sumsOfSpans(own),
	});
	const whole: TraceQuality['cells'][number] = {
		keys: [
			['none', ''],
			['route', route],
			['tenant', tenant],
		],
		sums: sumsOf(served),
	};
	const cells = [whole];
	// what answers has a model and a prompt worth comparing; a search's embedding and reranking belong to all of them
	const answers = entries.filter(({ type }) => type === 'llm');
	const speakers = new Set(answers.length > 0 ? answers : entries);
	for (const dimension of ['model', 'promptVersion'] as const) {
		const keys = [...new Set([...speakers].map((entry) => entry[dimension]))].sort();
		const [only] = keys;
		if (keys.length === 1 && only !== undefined) whole.keys.push([dimension, only]);
		else
			for (const key of keys) {
				const own = served.filter(({ entry }) => entry === null || !speakers.has(entry) || entry[dimension] === key);
				cells.push({ keys: [[dimension, key]], sums: sumsOf(own) });
			}
	}
	return { bucketMs: quarterHour(summary.startTimeNs), cells, scores: marksOf(scores) };
}

/** Runs for every settled trace: one pass over its spans, plain additions. */
function sumsOfSpans(spans: readonly SettledSpan[]): QualitySums {
	const sums: QualitySums = {};
	const signals = new Set<SignalName>();
	for (const { span, treeSignals, entry } of spans) {
		for (const name of span.signals) signals.add(name);
		for (const { name } of treeSignals) signals.add(name);
		addSpan(sums, span);
		if (entry?.type === 'llm') addEnd(sums, span);
	}
	for (const name of signals) sums[signalMeasure(name)] = 1;
	for (const need of signalNeeds) if (isKnown(need, spans, signals)) sums[knownMeasure(need)] = 1;
	return sums;
}

/** Of billed calls alone: a wrapper around a call tells the same end again. */
function addEnd(sums: QualitySums, { finishReasons, status }: Span): void {
	const ended = finishMeasure(finishKind(finishReasons, status === 'error'));
	sums[ended] = (sums[ended] ?? 0) + 1;
}

function addSpan(sums: QualitySums, { type, status, answerLength, documentCount, bestScore }: Span): void {
	if (type === 'llm' && answerLength !== null) {
		sums.answers = (sums.answers ?? 0) + 1;
		sums.answer_chars = (sums.answer_chars ?? 0) + answerLength;
	} else if (type === 'tool') {
		sums.tool_calls = (sums.tool_calls ?? 0) + 1;
		if (status === 'error') sums.tool_failures = (sums.tool_failures ?? 0) + 1;
	}
	if (documentCount !== null) {
		sums.retrievals = (sums.retrievals ?? 0) + 1;
		sums.documents = (sums.documents ?? 0) + documentCount;
	}
	if (bestScore !== null) {
		sums.best_scores = (sums.best_scores ?? 0) + 1;
		sums.best_score_micro = (sums.best_score_micro ?? 0) + micro(bestScore);
	}
}

/** Whole millionths add up the same in any order. Beyond a million it is no similarity. */
const micro = (score: number): number => Math.round(Math.min(1e6, Math.max(-1e6, score)) * 1e6);

/** Of each name the score that counts. */
function marksOf(scores: readonly Score[]): ScoreMark[] {
	return scoresThatCount(scores)
		.map(({ name, source, dataType, value, label }) => ({
			name: cutText(name, 200),
			source,
			dataType,
			value: markValue({ dataType, value, label }),
		}))
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.slice(0, mostScores);
}

/** A number with three digits, so that a thousand judges' scores are a thousand rows at most; else the label. */
export const markValue = ({ dataType, value, label }: Pick<Score, 'dataType' | 'value' | 'label'>): string =>
	label !== null && (dataType === 'categorical' || value === null) ? cutText(label, 100) : threeDigits(value);

const threeDigits = (value: number | null): string => String(Number((value ?? 0).toPrecision(3)));
