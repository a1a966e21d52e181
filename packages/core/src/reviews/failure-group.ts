import { normaliseMessage } from './normalise-message.ts';
import { stableHash } from './stable-hash.ts';

/** What one trace's failure is told apart by. */
export type FailureFacts = {
	/** Of the trace: names as the signal table has them, plain text here. */
	signals: readonly string[];
	route: string;
	/** Its spans that carry a signal or failed, by start. */
	spans: readonly FailingSpan[];
	/** Names of scores that did not pass. */
	failedScores: readonly string[];
	complained: boolean;
	/** `cost`, `duration`, `answer-length`: what lies far from the route's usual. */
	surprises: readonly string[];
};
export type FailingSpan = { signals: readonly string[]; tool: string; isError: boolean; message: string };

/** Traces that failed alike. The id depends on the four texts alone: the same failure has the same id in every week and project. */
export type FailureGroup = { id: string; signal: string; route: string; tool: string; message: string };

/** Strongest first: what explains a failure stands before what only follows from it. */
const strong = [
	'validation-failed',
	'policy-failed',
	'guardrail-triggered',
	'content-filtered',
	'invalid-json',
	'tool-failed',
	'rate-limited',
	'truncated',
	'empty-answer',
	'repeated-answer',
	'no-documents',
	'low-retrieval',
	'refusal',
	'escalated',
] as const;
const weak = ['fallback', 'retry', 'apology'] as const;
const problems: ReadonlySet<string> = new Set([...strong, ...weak]);

/** Whether a signal is one to look at; notes and passed checks are not. */
export const isProblemSignal = (signal: string): boolean => problems.has(signal);
export const problemSignals: readonly string[] = [...strong, ...weak];

export function failureGroup(facts: FailureFacts): FailureGroup {
	const signal = mainSignal(facts);
	const carrier =
		facts.spans.find((span) => span.signals.includes(signal)) ?? facts.spans.find(({ isError }) => isError);
	const told = problems.has(signal) || signal === 'error' ? carrier : undefined;
	const parts = {
		signal,
		route: facts.route,
		tool: told?.tool ?? '',
		message: told?.isError === true ? normaliseMessage(told.message) : '',
	};
	return { id: stableHash(JSON.stringify([parts.signal, parts.route, parts.tool, parts.message])), ...parts };
}

function mainSignal({ signals, spans, failedScores, complained, surprises }: FailureFacts): string {
	const [score] = [...failedScores].sort();
	return (
		strong.find((signal) => signals.includes(signal)) ??
		(spans.some(({ isError }) => isError) && !signals.some((signal) => weak.some((one) => one === signal))
			? 'error'
			: undefined) ??
		(score === undefined ? undefined : `score:${score}`) ??
		(complained ? 'complaint' : undefined) ??
		weak.find((signal) => signals.includes(signal)) ??
		(surprises[0] === undefined ? 'none' : `unusual:${surprises[0]}`)
	);
}

/** Whether the traces of a group failed in one way; in the others nothing was noticed, and what is wrong with one says nothing of the next. */
export const isFailure = ({ signal }: Pick<FailureGroup, 'signal'>): boolean => signal !== 'none';

/** At most so many groups are shown; what lies behind them is one more. */
export const mostGroups = 12;
export const otherGroupId = 'other';
/** Where traces lie of which nothing was noticed. */
export const noFailureId = 'none';
