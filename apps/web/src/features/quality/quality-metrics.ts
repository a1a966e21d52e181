import type { QualityFigures } from '@spanledger/api/quality/report-quality';
import { type FinishKind, finishKinds, finishWords } from '@spanledger/core/quality/finish-kinds';
import {
	answerLength,
	bestScore,
	type Drift,
	driftOf,
	driftOfMean,
	finishRate,
	judgedShare,
	type Rate,
	responseRate,
	shareOf,
	signalRate,
	successRate,
	toolSuccess,
} from '@spanledger/core/quality/quality-rates';
import type { QualitySums } from '@spanledger/core/quality/rollup/quality-measures';
import { signalNames } from '@spanledger/core/quality/signals/signal-name';
import type { ScoreSummary } from '@spanledger/core/quality/summarise-scores';
import { formatCount, formatPercent } from '../../lib/format-count.ts';
import { finishTitles, needWords, ruleOf } from './signal-words.ts';

/** What one key, or one interval of it, says. */
export type Said = { sums: QualitySums; scores: readonly ScoreSummary[] };
export type Figure = {
	/** A share 0–1, or a mean; null = unknown. */
	value: number | null;
	/** Of how many traces, calls or answers. */
	known: number;
	/** Set where the figure is a share. */
	rate: Rate | null;
};

/** A figure of quality that can be drawn, tabled and followed to its traces. */
export type QualityMetric = {
	key: string;
	title: string;
	/** How it is reckoned, and of what. */
	rule: string;
	/** Why it is unknown where it is. */
	unknown: string;
	better: 'higher' | 'lower' | 'none';
	/** A share of something, 0–1; else a mean. */
	isShare: boolean;
	read: (said: Said) => Figure;
	format: (value: number) => string;
	/** The filter of the list that shows the traces behind it, as a query: those that are the problem where there is one. */
	traces: { readonly [name: string]: string | readonly string[] };
};

const unknownFigure: Figure = { value: null, known: 0, rate: null };
const asRate = (rate: Rate): Figure => ({ value: shareOf(rate), known: rate.known, rate });
const asMean = (value: number | null, known: number): Figure => ({ value, known, rate: null });

const fixed: readonly QualityMetric[] = [
	{
		key: 'success',
		title: 'Success',
		rule: 'Traces that succeeded ÷ traces that anybody judged. The first that is known counts: the application’s word (task.outcome, a score “success”), a validation, a person’s score against its pass mark, an error of the root as failure. That no error was seen is not success.',
		unknown: 'Nobody has judged these traces. Set task.outcome on the root span, or send scores.',
		better: 'higher',
		isShare: true,
		read: ({ sums }) => asRate(successRate(sums)),
		format: formatPercent,
		traces: { outcome: 'failure' },
	},
	{
		key: 'judged',
		title: 'Judged',
		rule: 'Traces whose success anybody has judged ÷ all traces with a call to a model.',
		unknown: 'No trace with a call to a model.',
		better: 'none',
		isShare: true,
		read: ({ sums }) => asRate(judgedShare(sums)),
		format: formatPercent,
		traces: { outcome: 'unknown' },
	},
	{
		key: 'response',
		title: 'Response rate',
		rule: 'Traces that an end user scored ÷ all traces with a call to a model. Few answer, and those who do are not everybody: read feedback beside it.',
		unknown: 'No trace with a call to a model.',
		better: 'none',
		isShare: true,
		read: ({ sums }) => asRate(responseRate(sums)),
		format: formatPercent,
		traces: {},
	},
	{
		key: 'tools',
		title: 'Tool success',
		rule: 'Calls of tools that did not end in an error ÷ all calls of tools.',
		unknown: needWords.tool,
		better: 'higher',
		isShare: true,
		read: ({ sums }) => asRate(toolSuccess(sums)),
		format: formatPercent,
		traces: { signal: 'tool-failed' },
	},
	{
		key: 'length',
		title: 'Answer length',
		rule: 'Mean characters of the answers that were kept.',
		unknown: needWords.answer,
		better: 'none',
		isShare: false,
		read: ({ sums }) => asMean(answerLength(sums), sums.answers ?? 0),
		format: (value) => `${formatCount(Math.round(value))} chars`,
		traces: {},
	},
	{
		key: 'best-score',
		title: 'Best document',
		rule: 'Mean score of the best document of each retrieval and reranking, as sent. Comparable only within one search engine.',
		unknown: needWords['document-scores'],
		better: 'none',
		isShare: false,
		read: ({ sums }) => asMean(bestScore(sums), sums.best_scores ?? 0),
		format: (value) => value.toFixed(2),
		traces: { signal: 'low-retrieval' },
	},
];

const signalMetrics: readonly QualityMetric[] = signalNames
	.map(ruleOf)
	.filter(({ kind }) => kind !== 'passed')
	.map(({ name, title, says, needs, kind }) => ({
		key: `signal:${name}`,
		title,
		rule: `${says} Traces with it ÷ traces where it could be known.`,
		unknown: needWords[needs],
		better: kind === 'problem' ? 'lower' : 'none',
		isShare: true,
		read: ({ sums }) => asRate(signalRate(sums, name)),
		format: formatPercent,
		traces: { signal: name },
	}));

const neutral: readonly FinishKind[] = ['stop', 'tool-calls', 'other', 'untold'];

function finishTraces(kind: FinishKind): QualityMetric['traces'] {
	if (kind === 'error') return { status: 'error' };
	const words = finishWords(kind);
	return words.length === 0 ? {} : { finishReason: words };
}

/** How calls ended, a share per kind. */
export const finishMetrics: readonly QualityMetric[] = finishKinds.map((kind) => ({
	key: `finish:${kind}`,
	title: `Ended: ${finishTitles[kind].title}`,
	rule: `${finishTitles[kind].says} ${kind === 'untold' ? 'Calls without a reason ÷ all calls that answer.' : 'Calls that ended so ÷ calls whose end is known.'} Of several choices the worst counts; calls that were made before this was counted are left out.`,
	unknown: needWords['finish-reason'],
	better: neutral.includes(kind) ? 'none' : 'lower',
	isShare: true,
	read: ({ sums }) => asRate(finishRate(sums, kind)),
	format: formatPercent,
	traces: finishTraces(kind),
}));

/** A score is its pass rate where a pass mark or labels judge it, else the mean of its numbers. */
export function scoreMetric({ name, direction, passMark, passed, failed }: ScoreSummary): QualityMetric {
	const isJudged = passed + failed > 0;
	return {
		key: `score:${name}`,
		title: name,
		rule: isJudged
			? `Traces whose score passes ÷ traces with one (${passMark === null ? 'by its labels' : `pass mark ${passMark}, ${direction} is better`}). Of several scores on a trace a reviewer’s counts before a user’s, a judge’s, a program’s; of one source the latest.`
			: 'Mean of the numbers as sent. Nobody has said which direction is better: set it in the definitions of scores.',
		unknown: 'No such score in this range.',
		better: isJudged ? 'higher' : 'none',
		isShare: isJudged,
		read: ({ scores }) => {
			const own = scores.find((score) => score.name === name);
			if (own === undefined) return unknownFigure;
			if (isJudged) return asRate({ part: own.passed, known: own.passed + own.failed });
			return asMean(own.mean, own.count);
		},
		format: isJudged ? formatPercent : (value) => String(Number(value.toPrecision(3))),
		traces: { score: failing(name, direction, isJudged ? passMark : null) },
	};
}

/** The traces that do not pass; of a score without a mark, those that have a number. */
const failing = (name: string, direction: ScoreSummary['direction'], passMark: number | null): string =>
	passMark === null ? `${name}:gte:-1000000000` : `${name}:${direction === 'lower' ? 'gt' : 'lt'}:${passMark}`;

/** The traces that users scored, by the name they use most. */
function ratedBy(scores: readonly ScoreSummary[]): QualityMetric['traces'] {
	const [most] = [...scores].sort((a, b) => (b.sources.user ?? 0) - (a.sources.user ?? 0));
	return most === undefined || (most.sources.user ?? 0) === 0 ? {} : { score: failing(most.name, 'none', null) };
}

/** All that the page can draw, of these scores. */
export const qualityMetrics = (scores: readonly ScoreSummary[]): QualityMetric[] => [
	...fixed.map((metric) => (metric.key === 'response' ? { ...metric, traces: ratedBy(scores) } : metric)),
	...scores.map(scoreMetric),
	...signalMetrics,
	...finishMetrics,
];

export const problemMetrics = signalMetrics.filter(({ better }) => better === 'lower');

/** The metric of that key; success when it is none. */
export function metricOf(key: string, scores: readonly ScoreSummary[]): QualityMetric {
	return qualityMetrics(scores).find((metric) => metric.key === key) ?? success;
}
const [success] = fixed as [QualityMetric]; // declared above

export type Compared = Figure & { before: Figure; drift: Drift };

/** A figure of the range beside that of the four weeks before. */
export function compare({ read }: QualityMetric, { sums, before, scores }: QualityFigures): Compared {
	const now = read({ sums, scores });
	const earlier = read({ sums: before, scores: scores.flatMap((score) => score.before ?? []) });
	const drift =
		now.rate !== null && earlier.rate !== null
			? driftOf(now.rate, earlier.rate)
			: driftOfMean(now.value, earlier.value, [now.known, earlier.known]);
	return { ...now, before: earlier, drift };
}
