import type { TaskOutcome } from '../quality/task-outcome.ts';
import { judgeScore } from '../scores/judge-score.ts';
import type { Score } from '../scores/score.ts';
import { definitionOf, type ScoreDefinition } from '../scores/score-definition.ts';
import { scoresThatCount } from '../scores/scores-that-count.ts';
import type { TraceNode, TraceTree } from './trace-tree.ts';

/** What the trace's scores are judged by: the project's own definitions, by name. */
export type Verdicts = { scores: readonly Score[]; definitions: ReadonlyMap<string, ScoreDefinition> };
export const noVerdicts: Verdicts = { scores: [], definitions: new Map() };

/**
 * Whether a trace's task succeeded, the first that is known: what the application says (the root's word before the last of its spans,
 * then a score named "success") → the last validation, since a retry mends what failed before → what a person scored, against its pass
 * mark → an error of the root. null = nobody knows: that no error was seen is not success.
 */
export function traceOutcome({ nodes, root }: TraceTree, verdicts: Verdicts = noVerdicts): TaskOutcome | null {
	const said = root?.span.outcome ?? last(nodes, ({ span }) => span.outcome) ?? scoredSuccess(verdicts);
	if (said !== null) return said;
	const validated = last(nodes, ({ span }) => span.validation);
	if (validated !== null) return validated;
	return scoredByPeople(verdicts) ?? (root?.span.status === 'error' ? 'failure' : null);
}

function scoredSuccess({ scores, definitions }: Verdicts): TaskOutcome | null {
	const [counts] = scoresThatCount(scores.filter(({ name }) => name === 'success'));
	return counts === undefined ? null : outcomeOfScore(counts, definitions);
}

/** A reviewer's word before an end user's; of one and the same the latest that says anything. */
function scoredByPeople({ scores, definitions }: Verdicts): TaskOutcome | null {
	for (const source of ['human', 'user'] as const) {
		const own = scores.filter((score) => score.source === source).sort(latestFirst);
		for (const score of own) {
			const outcome = outcomeOfScore(score, definitions);
			if (outcome !== null) return outcome;
		}
	}
	return null;
}

const latestFirst = (a: Score, b: Score): number => b.timeMs - a.timeMs || (a.id < b.id ? 1 : -1);

function outcomeOfScore(score: Score, definitions: Verdicts['definitions']): TaskOutcome | null {
	const { passed } = judgeScore(score, definitionOf(score.name, definitions));
	return passed === null ? null : passed ? 'success' : 'failure';
}

/** The word of the span that ended last; of several, of the one whose id comes last. */
function last(nodes: readonly TraceNode[], wordOf: (node: TraceNode) => TaskOutcome | null): TaskOutcome | null {
	let latest: TraceNode | null = null;
	for (const node of nodes) {
		if (wordOf(node) === null) continue;
		if (latest === null || node.end > latest.end || (node.end === latest.end && node.span.spanId > latest.span.spanId))
			latest = node;
	}
	return latest === null ? null : wordOf(latest);
}
