'use client';

import { Tip } from '../../../ui/tip.tsx';
import { rateWords } from './run-words.ts';
import type { RunScore } from './use-runs.ts';

/** How many passed a score; what it stands on is a hover away. undefined = the run has no such score. */
export function RateFigure({ score }: { score: RunScore | undefined }) {
	if (score === undefined) return <span className="text-text-3">–</span>;
	const { words, note } = rateWords(score);
	return (
		<Tip text={note}>
			<span className={score.passRate === null ? 'text-text-3' : 'text-text'}>
				{words}
				{score.passRate !== null && score.tooFew && <span className="ml-1 text-xs text-text-3">too few</span>}
			</span>
		</Tip>
	);
}
