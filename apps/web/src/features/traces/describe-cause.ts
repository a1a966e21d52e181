import type { TracePageHead } from '@spanledger/api/traces/read-head';
import { formatCountExact, formatPercent, plural } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';

/** How a stage is called in a sentence; other stages by their own name. */
const stageNames: { [stage: string]: string } = {
	llm: 'the model call',
	embedding: 'the embedding',
	retrieval: 'retrieval',
	rerank: 'the rerank',
	tool: 'tools',
	guardrail: 'guardrails',
	evaluator: 'evaluation',
	prompt: 'building the prompt',
	other: 'code between the steps',
};

type CauseFacts = Pick<TracePageHead, 'cause' | 'durationMs' | 'routeP95Ms' | 'stages'> & {
	/** null = not counted yet. */
	modelCalls: number | null;
};

/**
 * What to look at first, in one line: the first error, where the time went, retries, and how this compares with its route.
 * "Failed in search_flights: timeout; 82 % of the time in the model call; 3 retries; 2.4 × its route's p95 of 1.20 s."
 */
export function describeCause({ cause, durationMs, routeP95Ms, stages, modelCalls }: CauseFacts): string {
	const clauses: string[] = [];
	if (cause.firstError !== null) clauses.push(failure(cause.firstError));
	const longest = longestStage({ cause, stages });
	if (longest !== null)
		clauses.push(`${formatPercent(longest.share)} of the time in ${stageName(longest.stage, modelCalls)}`);
	if (cause.retries > 0) clauses.push(plural(cause.retries, 'retry', 'retries'));
	if (routeP95Ms !== null && routeP95Ms > 0) {
		const factor = durationMs / routeP95Ms;
		if (factor >= 1.1) clauses.push(`${factor.toFixed(1)} × its route’s p95 of ${formatDuration(routeP95Ms)}`);
		else clauses.push(`within its route’s p95 of ${formatDuration(routeP95Ms)}`);
	}
	const line = clauses.join('; ');
	return line === '' ? '' : `${line[0]?.toUpperCase()}${line.slice(1)}.`;
}

/** Where most of the time went. Code between the steps is named only when it took more than any step. */
function longestStage({
	cause,
	stages,
}: Pick<CauseFacts, 'cause' | 'stages'>): { stage: string; share: number } | null {
	if (stages.length < 2) return null;
	const between = stages.find(({ stage }) => stage === 'other');
	if (between !== undefined && between.share > cause.share) return between;
	return cause.stage === null ? null : { stage: cause.stage, share: cause.share };
}

function failure({ spanName, message }: { spanName: string; message: string }): string {
	const short = message.length > 140 ? `${message.slice(0, 140)}…` : message;
	return short === '' ? `failed in ${spanName}` : `failed in ${spanName}: ${short.replace(/\.$/, '')}`;
}

function stageName(stage: string, modelCalls: number | null): string {
	if (stage === 'llm' && modelCalls === null) return 'model calls';
	if (stage === 'llm' && modelCalls !== null && modelCalls > 1) return `${formatCountExact(modelCalls)} model calls`;
	return stageNames[stage] ?? stage;
}
