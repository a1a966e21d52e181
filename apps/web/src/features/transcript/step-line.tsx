'use client';

import type { StepFigures } from '@spanledger/api/traces/present-step';
import { parseAsString, useQueryStates } from 'nuqs';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatUsd } from '../../lib/format-usd.ts';
import { Tip } from '../../ui/tip.tsx';

const place = { view: parseAsString, span: parseAsString };

/** Which step it was: model, prompt, when, how long, how much; and the way to its span. */
export function StepLine({ spanId, step }: { spanId: string; step: StepFigures | undefined }) {
	const [, go] = useQueryStates(place, { history: 'push' });
	if (step === undefined) return null;
	return (
		<p className="flex flex-wrap items-baseline gap-x-3 text-sm text-text-3 tabular-nums">
			{step.model !== null && <span className="text-text-2">{step.model}</span>}
			{step.prompt !== null && <span>{step.prompt}</span>}
			{step.costUsd !== null && <span className="text-text-2">{formatUsd(step.costUsd)}</span>}
			{step.unpricedReason !== null && (
				<Tip text="Unknown: its Cost tab says why.">
					<span>–</span>
				</Tip>
			)}
			<span>{formatDuration(step.durationMs)}</span>
			<span>at {formatDuration(step.offsetMs)}</span>
			{step.finishReasons.some((reason) => !['stop', 'tool_calls', 'end_turn', 'tool_use'].includes(reason)) && (
				<span className="text-warn">{step.finishReasons.join(', ')}</span>
			)}
			<button
				type="button"
				onClick={() => void go({ view: null, span: spanId })}
				className="ml-auto text-accent hover:underline"
			>
				span
			</button>
		</p>
	);
}
