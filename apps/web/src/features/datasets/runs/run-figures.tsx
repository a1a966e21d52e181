'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatDuration } from '../../../lib/format-duration.ts';
import { formatUsd } from '../../../lib/format-usd.ts';
import { useProject } from '../../projects/project-context.tsx';
import { RateFigure } from './rate-figure.tsx';
import { meanWords, resultWords, scoreOf } from './run-words.ts';
import type { Run, RunScore } from './use-runs.ts';

type RunFiguresProps = { run: Run; against: Run | null };

/** What a run adds up to, beside the run it is held against. */
export function RunFigures({ run, against }: RunFiguresProps) {
	const { slug } = useProject();
	const names = [...new Set([...run.scores, ...(against?.scores ?? [])].map(({ name }) => name))];
	const unknown = run.scores.filter(({ direction }) => direction === 'none').map(({ name }) => name);
	const row = (label: string, show: (one: Run) => ReactNode) => (
		<Row key={label} label={label} before={against === null ? null : show(against)} after={show(run)} />
	);
	return (
		<section aria-label="Figures" className="panel overflow-x-auto">
			<table className="w-full max-w-3xl text-sm">
				{against !== null && (
					<thead>
						<tr className="border-b border-line text-xs text-text-3">
							<th className="h-8 px-4 text-left font-normal" aria-label="Figure" />
							<th className="figure px-3 font-normal break-all">{against.name}</th>
							<th className="figure px-4 font-normal break-all">{run.name}</th>
						</tr>
					</thead>
				)}
				<tbody>
					{names.map((name) => row(name, (one) => <ScoreFigure score={scoreOf(one, name)} />))}
					{row('Results', resultWords)}
					{row('Cost', (one) => formatUsd(one.costUsd))}
					{row('Time per item', (one) => formatDuration(one.meanDurationMs))}
				</tbody>
			</table>
			{unknown.length > 0 && (
				<p className="border-t border-line px-4 py-2 text-sm text-text-2">
					Nobody has said what {unknown.join(', ')} {unknown.length === 1 ? 'means' : 'mean'}: nothing passes or fails
					by it.{' '}
					<Link href={`/${slug}/settings/scores`} className="text-accent underline underline-offset-2">
						Say it
					</Link>
				</p>
			)}
		</section>
	);
}

function Row({ label, before, after }: { label: string; before: ReactNode; after: ReactNode }) {
	return (
		<tr className="border-b border-line last:border-0">
			<td className="px-4 py-1.5 break-words">{label}</td>
			{before !== null && <td className="figure px-3 text-text-2">{before}</td>}
			<td className="figure px-4">{after}</td>
		</tr>
	);
}

function ScoreFigure({ score }: { score: RunScore | undefined }) {
	return (
		<>
			<RateFigure score={score} />
			{score !== undefined && score.mean !== null && (
				<span className="ml-2 text-text-3">mean {meanWords(score.mean)}</span>
			)}
		</>
	);
}
