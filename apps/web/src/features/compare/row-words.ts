import type { ComparedRow } from '@spanledger/api/compare/compare-traces';
import type { StepFigures } from '@spanledger/api/traces/present-step';
import type { StepChange } from '@spanledger/core/compare/step-changes';
import { formatCount, plural } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';

export const rowKey = ({ a, b }: Pick<ComparedRow, 'a' | 'b'>): string => `${a?.spanId ?? ''}.${b?.spanId ?? ''}`;

export const isChanged = ({ a, b, changes }: ComparedRow): boolean => a === null || b === null || changes.length > 0;

/** The row to open with: a model call that changed, else any change, else the first model call. */
export function firstTelling(rows: readonly ComparedRow[]): number {
	const isCall = ({ a, b }: ComparedRow) => (a ?? b)?.type === 'llm';
	const found = [
		rows.findIndex((row) => isCall(row) && row.changes.length > 0),
		rows.findIndex(isChanged),
		rows.findIndex(isCall),
	].find((index) => index !== -1);
	return found ?? 0;
}

/** What is another, in words: `gpt-4o → gpt-4o-mini`; of a step that one side has, around what of both it stands. */
export function changeWords({ a, b, around, changes }: ComparedRow): string[] {
	if (a === null || b === null) {
		if (around === 0) return [];
		return [`${a === null ? 'new around' : 'gone from around'} ${plural(around, 'step')}`];
	}
	return changes.map((change) => {
		if (change === 'text') return 'other words';
		const [before, after] = [shownOf(a, change), shownOf(b, change)];
		return `${before} → ${after}`;
	});
}

function shownOf(step: StepFigures, change: Exclude<StepChange, 'text'>): string {
	const values: { [change in Exclude<StepChange, 'text'>]: string | null } = {
		name: step.name,
		model: step.model,
		prompt: step.prompt,
		finish: step.finishReasons.join(', '),
		status: step.status === 'error' ? 'error' : 'no error',
		tokens: `${formatCount(step.inputTokens)} in, ${formatCount(step.outputTokens)} out`,
		duration: formatDuration(step.durationMs),
	};
	return values[change] || '–';
}
