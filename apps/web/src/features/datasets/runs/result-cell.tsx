'use client';

import { Check, CircleAlert, Waypoints } from 'lucide-react';
import Link from 'next/link';
import { formatDuration } from '../../../lib/format-duration.ts';
import { formatUsd } from '../../../lib/format-usd.ts';
import { Tip } from '../../../ui/tip.tsx';
import { useProject } from '../../projects/project-context.tsx';
import { formatScore } from '../../scores/format-score.ts';
import { valueWords } from '../item-words.ts';
import type { ShownResult } from './use-runs.ts';

type ResultCellProps = { label: string; result: ShownResult | null; position: number };

/** What a run answered to an item, and what was said of it. null = it has no result for it. */
export function ResultCell({ label, result, position }: ResultCellProps) {
	const { slug } = useProject();
	if (result === null)
		return (
			<div className="text-text-3">
				<p className="text-xs">{label}</p>– no result in this run
			</div>
		);
	const { output, error, scores, traceId, costUsd, durationMs, verdict } = result;
	const answer = valueWords(output);
	const facts = [costUsd === null ? null : formatUsd(costUsd), durationMs === null ? null : formatDuration(durationMs)];
	return (
		<div className="min-w-0 space-y-1">
			<p className="flex items-center gap-2 text-xs text-text-3">
				{label}
				<Verdict verdict={verdict} />
				<span className="flex-1" />
				<span className="tabular-nums">{facts.filter((fact) => fact !== null).join(' · ')}</span>
				{traceId !== null && (
					<Link
						href={`/${slug}/traces/${traceId}`}
						aria-label={`Trace of item ${position}, ${label.toLowerCase()}`}
						className="inline-flex items-center gap-1 text-accent hover:underline"
					>
						<Waypoints size={12} /> trace
					</Link>
				)}
			</p>
			{error !== null && <p className="line-clamp-3 break-words text-bad">{error}</p>}
			{answer === '' ? (
				error === null && <p className="text-text-3">– no answer was posted</p>
			) : (
				<p className="line-clamp-4 break-words whitespace-pre-wrap">{answer}</p>
			)}
			<ul className="flex flex-wrap gap-1.5" aria-label="Scores">
				{Object.entries(scores).map(([name, { value, comment }]) => (
					<li key={name}>
						<Tip text={comment}>
							<span className="inline-flex max-w-60 items-baseline gap-1.5 rounded border border-line px-1.5 py-px">
								<span className="truncate text-text-2">{name}</span>
								<span className="font-medium tabular-nums">{formatScore(value)}</span>
							</span>
						</Tip>
					</li>
				))}
			</ul>
		</div>
	);
}

function Verdict({ verdict }: Pick<ShownResult, 'verdict'>) {
	if (verdict === 'unknown') return null;
	return verdict === 'failed' ? (
		<span className="inline-flex items-center gap-1 text-bad">
			<CircleAlert size={12} /> failed
		</span>
	) : (
		<span className="inline-flex items-center gap-1 text-good">
			<Check size={12} /> passed
		</span>
	);
}
