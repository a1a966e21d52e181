import { scoreOperators } from '../scores/score-condition.ts';
import type { Bind } from './bind.ts';

/** How long a stage of the trace took (elapsed: the union of its spans), in milliseconds. */
export type StageCondition = { stage: string; operator: 'lt' | 'lte' | 'gt' | 'gte'; ms: number };

/** The condition on `traces` that any of these mean; a trace without the stage has none of them. */
export function stageMatches(conditions: readonly StageCondition[], bind: Bind): string {
	const alternatives = conditions.map(
		({ stage, operator, ms }) =>
			`(part ->> 'stage' = ${bind(stage)} AND (part ->> 'durationNs')::numeric ${scoreOperators[operator]} ${bind(ms * 1e6)}::numeric)`,
	);
	return `EXISTS (SELECT 1 FROM jsonb_array_elements(stages) AS part WHERE ${alternatives.join(' OR ')})`;
}
