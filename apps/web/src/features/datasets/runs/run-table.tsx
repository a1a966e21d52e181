'use client';

import { GitCompare } from 'lucide-react';
import Link from 'next/link';
import { Fragment } from 'react';
import { formatDuration } from '../../../lib/format-duration.ts';
import { formatUsd } from '../../../lib/format-usd.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Tip } from '../../../ui/tip.tsx';
import { TimeAgo } from '../../channels/time-ago.tsx';
import { useProject } from '../../projects/project-context.tsx';
import { RateFigure } from './rate-figure.tsx';
import { runHref } from './run-href.ts';
import { commonScores, meanWords, resultWords, scoreOf } from './run-words.ts';
import type { Run } from './use-runs.ts';

type RunTableProps = { dataset: string; runs: readonly Run[] };

/** Runs under the version they ran over, the last begun first; each can be held against the one before. */
export function RunTable({ dataset, runs }: RunTableProps) {
	const names = commonScores(runs, 3);
	return (
		<div className="panel overflow-x-auto">
			<table className="w-full text-sm" data-testid="run-table">
				<thead>
					<tr className="border-b border-line text-left text-xs text-text-3">
						<th className="h-8 px-4 font-normal">Run</th>
						{names.map((name) => (
							<th key={name} className="figure hidden px-3 font-normal sm:table-cell">
								<span className="inline-block max-w-40 truncate align-bottom">{name}</span>
							</th>
						))}
						<th className="figure hidden px-3 font-normal md:table-cell">Results</th>
						<th className="figure hidden px-3 font-normal md:table-cell">Cost</th>
						<th className="figure hidden px-3 font-normal lg:table-cell">Time per item</th>
						<th className="figure hidden px-3 font-normal sm:table-cell">Begun</th>
						<th className="w-12" aria-label="Actions" />
					</tr>
				</thead>
				<tbody>
					{runs.map((run, index) => (
						<Fragment key={run.name}>
							{run.version !== runs[index - 1]?.version && <VersionRow dataset={dataset} run={run} />}
							<RunRow dataset={dataset} run={run} before={runs[index + 1]} names={names} />
						</Fragment>
					))}
				</tbody>
			</table>
		</div>
	);
}

function VersionRow({ dataset, run: { version, items } }: { dataset: string; run: Run }) {
	const { slug } = useProject();
	return (
		<tr className="border-b border-line bg-sunken text-xs text-text-2">
			<th colSpan={9} scope="rowgroup" className="h-7 px-4 text-left font-normal">
				<Link
					href={`/${slug}/datasets/${encodeURIComponent(dataset)}?version=${version}`}
					className="hover:text-accent hover:underline"
				>
					Version {version}
				</Link>{' '}
				· {items === 1 ? '1 item' : `${items} items`}
			</th>
		</tr>
	);
}

type RunRowProps = { dataset: string; run: Run; before: Run | undefined; names: readonly string[] };

function RunRow({ dataset, run, before, names }: RunRowProps) {
	const { slug } = useProject();
	const href = runHref(slug, dataset, run.name);
	return (
		<tr className="border-b border-line last:border-0">
			<td className="px-4 py-2">
				<Link href={href} className="font-medium break-all hover:underline">
					{run.name}
				</Link>
				<p className="text-text-2 sm:hidden">
					<TimeAgo time={new Date(run.createdAt)} /> · results: {resultWords(run)}
				</p>
				<p className="flex flex-wrap gap-x-3 sm:hidden">
					{names.map((name) => (
						<span key={name} className="text-text-2">
							{name} <RateFigure score={scoreOf(run, name)} />
						</span>
					))}
				</p>
			</td>
			{names.map((name) => {
				const score = scoreOf(run, name);
				return (
					<td key={name} className="figure hidden px-3 whitespace-nowrap sm:table-cell">
						<RateFigure score={score} />
						{score !== undefined && score.mean !== null && (
							<span className="ml-2 text-text-3">mean {meanWords(score.mean)}</span>
						)}
					</td>
				);
			})}
			<td className={`figure hidden px-3 md:table-cell ${run.errors > 0 ? 'text-bad' : ''}`}>{resultWords(run)}</td>
			<td className="figure hidden px-3 md:table-cell">{formatUsd(run.costUsd)}</td>
			<td className="figure hidden px-3 lg:table-cell">{formatDuration(run.meanDurationMs)}</td>
			<td className="hidden px-3 text-right text-text-2 sm:table-cell">
				<TimeAgo time={new Date(run.createdAt)} />
			</td>
			<td className="px-2 text-right">
				{before !== undefined && (
					<Tip text={`Hold against ${before.name}, the run before`}>
						<Link
							href={`${href}?against=${encodeURIComponent(before.name)}`}
							aria-label={`Hold ${run.name} against ${before.name}`}
							className={buttonClass('quiet', true)}
						>
							<GitCompare size={14} />
						</Link>
					</Tip>
				)}
			</td>
		</tr>
	);
}
