'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import Link from 'next/link';
import { formatCountExact } from '../../lib/format-count.ts';
import { TimeAgo } from '../channels/time-ago.tsx';
import { useProject } from '../projects/project-context.tsx';

type Datasets = RouterOutputs['datasets']['list'];

export function DatasetTable({ datasets }: { datasets: Datasets }) {
	const { slug } = useProject();
	return (
		<div className="panel overflow-hidden">
			<table className="w-full text-sm">
				<thead>
					<tr className="border-b border-line text-left text-xs text-text-3">
						<th className="h-8 px-4 font-normal">Dataset</th>
						<th className="px-4 text-right font-normal">Items</th>
						<th className="px-4 text-right font-normal">Version</th>
						<th className="hidden px-4 text-right font-normal sm:table-cell">Runs</th>
						<th className="hidden px-4 text-right font-normal sm:table-cell">Last run</th>
						<th className="hidden px-4 text-right font-normal sm:table-cell">Changed</th>
					</tr>
				</thead>
				<tbody>
					{datasets.map(({ id, name, description, items, version, runs, lastRunAt, updatedAt }) => (
						<tr key={id} className="border-b border-line last:border-0">
							<td className="px-4 py-2">
								<Link
									href={`/${slug}/datasets/${encodeURIComponent(name)}`}
									className="font-medium break-all hover:underline"
								>
									{name}
								</Link>
								{description !== '' && <p className="text-text-3">{description}</p>}
							</td>
							<td className="figure px-4">{formatCountExact(items)}</td>
							<td className="figure px-4">{version}</td>
							<td className="figure hidden px-4 sm:table-cell">
								{runs === 0 ? (
									<span className="text-text-3">–</span>
								) : (
									<Link href={`/${slug}/datasets/${encodeURIComponent(name)}?tab=runs`} className="hover:underline">
										{formatCountExact(runs)}
									</Link>
								)}
							</td>
							<td className="hidden px-4 text-right text-text-2 sm:table-cell">
								{lastRunAt === null ? '–' : <TimeAgo time={lastRunAt} />}
							</td>
							<td className="hidden px-4 text-right text-text-2 sm:table-cell">
								<TimeAgo time={updatedAt} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
