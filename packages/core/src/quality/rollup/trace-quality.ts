import { quarterHour } from '../../latency/latency-sample.ts';
import type { Score } from '../../scores/score.ts';
import { scoresThatCount } from '../../scores/scores-that-count.ts';
import { cutText } from '../../spans/clean-text.ts';
import type { SettledSpan } from '../../traces/settle-trace.ts';
import type { TraceSummary } from '../../traces/summarise-trace.ts';
import type { SignalName } from '../signals/signal-name.ts';
import { knows, type SignalNeed, signalNeeds } from '../signals/signal-needs.ts';
import { addQuality, knownMeasure, type QualitySums, signalMeasure } from './quality-measures.ts';

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

function sumsOfSpans(spans: readonly SettledSpan[]): QualitySums {
	const sums: QualitySums = {};
	const signals = new Set<SignalName>();
	const known = new Set<SignalNeed>();
	for (const { span, treeSignals } of spans) {
		for (const name of span.signals) signals.add(name);
		for (const { name } of treeSignals) signals.add(name);
		for (const need of signalNeeds) if (!known.has(need) && knows[need](span)) known.add(need);
		if (span.type === 'llm' && span.answerLength !== null) {
			addQuality(sums, { answers: 1, answer_chars: span.answerLength }, 1);
		} else if (span.type === 'tool') {
			addQuality(sums, { tool_calls: 1, tool_failures: span.status === 'error' ? 1 : 0 }, 1);
		}
		if (span.documentCount !== null) addQuality(sums, { retrievals: 1, documents: span.documentCount }, 1);
		if (span.bestScore !== null) addQuality(sums, { best_scores: 1, best_score_micro: micro(span.bestScore) }, 1);
	}
	for (const name of signals) addQuality(sums, { [signalMeasure(name)]: 1 }, 1);
	for (const need of known) addQuality(sums, { [knownMeasure(need)]: 1 }, 1);
	return sums;
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
			value:
				label !== null && (dataType === 'categorical' || value === null) ? cutText(label, 100) : threeDigits(value),
		}))
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.slice(0, mostScores);
}

const threeDigits = (value: number | null): string => String(Number((value ?? 0).toPrecision(3)));
