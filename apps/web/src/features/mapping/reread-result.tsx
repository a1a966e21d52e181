'use client';

import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import { type RereadTally, rereadDimensions } from '@spanledger/core/reread/reread-tally';
import { formatCount, plural } from '../../lib/format-count.ts';
import { mappedWords } from './mapped-names.ts';
import { moveWords, noteWords, valueWords } from './reread-words.ts';

/** What a finished reading changed, or a preview would change. */
export function RereadResult({ job, tally }: { job: RangeJob; tally: RereadTally }) {
	const changed = rereadDimensions.filter((dimension) => tally.dimensions[dimension] !== undefined);
	return (
		<div className="space-y-3 px-4 pb-4" data-testid="reread-result">
			<p>{summary(job, tally)}</p>
			{noteWords(tally).map((note) => (
				<p key={note} className="text-sm text-text-2">
					{note}
				</p>
			))}
			{changed.map((dimension) => (
				<DimensionMoves key={dimension} dimension={dimension} tally={tally} />
			))}
		</div>
	);
}

function summary({ writes, state }: RangeJob, { spans, changedSpans, changedTraces }: RereadTally): string {
	const looked = `${plural(spans, 'span')} looked at`;
	if (changedSpans === 0) return `${looked}: all of them ${writes ? 'are' : 'would stay'} as they were.`;
	const change = `${formatCount(changedSpans)} in ${plural(changedTraces, 'trace')}`;
	if (!writes) return `${looked}: ${change} would be read differently.`;
	const stopped = state === 'cancelled' ? 'Stopped. ' : '';
	return `${stopped}${looked}: ${change} are read differently now. The bill follows within seconds.`;
}

function DimensionMoves({ dimension, tally }: { dimension: (typeof rereadDimensions)[number]; tally: RereadTally }) {
	const { moves = [], otherCalls = 0 } = tally.dimensions[dimension] ?? {};
	const label = mappedWords.find(({ name }) => name === dimension)?.label ?? dimension;
	const largest = [...moves].sort((a, b) => b.calls - a.calls).slice(0, 8);
	const rest =
		otherCalls + moves.reduce((sum, { calls }) => sum + calls, 0) - largest.reduce((sum, { calls }) => sum + calls, 0);
	return (
		<details className="panel">
			<summary className="flex min-h-8 cursor-pointer items-center gap-2 px-3 py-1">
				<span className="font-medium">{label}</span>
				<span className="text-text-2">{moveWords(dimension, tally)}</span>
			</summary>
			<table className="w-full border-t border-line text-sm">
				<tbody>
					{largest.map(({ from, to, calls }) => (
						<tr key={`${from}\n${to}`}>
							<td className="h-7 px-3">
								<span className={from === '' ? 'text-text-3' : ''}>{valueWords(from)}</span>
								<span className="px-2 text-text-3">→</span>
								<span className={to === '' ? 'text-text-3' : ''}>{valueWords(to)}</span>
							</td>
							<td className="figure px-3">{formatCount(calls)}</td>
						</tr>
					))}
					{rest > 0 && (
						<tr>
							<td className="h-7 px-3 text-text-3">others</td>
							<td className="figure px-3">{formatCount(rest)}</td>
						</tr>
					)}
				</tbody>
			</table>
		</details>
	);
}
