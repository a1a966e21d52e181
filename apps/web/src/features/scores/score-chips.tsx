'use client';

import type { ScoreShape } from '@spanledger/api/scores/score-shape';
import { formatTimeExact } from '../../lib/format-time.ts';
import { Tip } from '../../ui/tip.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { formatScore } from './format-score.ts';

/** More stand behind a number: a trace with hundreds of verdicts keeps its head short. */
const mostShown = 8;

/** Verdicts: name, value, and who gave it; the rest on hover. */
export function ScoreChips({ scores }: { scores: readonly ScoreShape[] }) {
	if (scores.length === 0) return null;
	return (
		<ul aria-label="Scores" className="flex flex-wrap gap-1.5 text-sm">
			{scores.slice(-mostShown).map((score) => (
				<ScoreChip key={score.id} score={score} />
			))}
			{scores.length > mostShown && (
				<li className="self-center text-text-3">and {scores.length - mostShown} earlier</li>
			)}
		</ul>
	);
}

const judges = { user: 'user', human: 'reviewer', judge: 'judge', api: 'API' } as const;

function ScoreChip({ score }: { score: ScoreShape }) {
	return (
		<li>
			<Tip text={<ScoreWords score={score} />}>
				<button
					type="button"
					className="flex max-w-80 cursor-default items-baseline gap-1.5 rounded border border-line bg-raised px-1.5 py-px"
				>
					<span className="min-w-0 truncate text-text-2">{score.name}</span>
					<span className="font-medium tabular-nums">{formatScore(score.value)}</span>
					<span className="text-xs text-text-3">{judges[score.source]}</span>
				</button>
			</Tip>
		</li>
	);
}

function ScoreWords({ score }: { score: ScoreShape }) {
	const { zone } = useTimeRange();
	return (
		<>
			{score.comment !== null && <span className="block whitespace-pre-wrap text-text">{score.comment}</span>}
			<span className="block">
				{score.spanId === null ? 'On the whole trace' : `On span ${score.spanId.slice(0, 8)}`},{' '}
				{formatTimeExact(score.time, zone)}
			</span>
		</>
	);
}
