'use client';

import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import { repriceResult } from '@spanledger/core/reprice/reprice-result';
import { plural } from '../../lib/format-count.ts';
import { formatAgo, formatDay, formatTimeExact } from '../../lib/format-time.ts';
import { formatUsd } from '../../lib/format-usd.ts';
import { useNow } from '../../lib/use-now.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { describeFilter, filterOf } from './reprice-words.ts';
import { isOpen } from './use-reprice.ts';

/** The re-pricings that were done: when, of what, by whom. Previews are not history. */
export function RepriceHistory({ jobs, onOpen }: { jobs: readonly RangeJob[]; onOpen: (id: string) => void }) {
	const done = jobs.filter((job) => job.writes && !isOpen(job));
	const { zone } = useTimeRange();
	const now = useNow();
	if (done.length === 0) return null;
	return (
		<div className="border-t border-line px-4 py-3">
			<h2 className="text-sm text-text-3">Earlier</h2>
			<ul className="mt-1 text-sm" data-testid="reprice-history">
				{done.map((job) => (
					<li key={job.id} className="flex flex-wrap items-baseline gap-x-3 py-1">
						<time
							className="w-20 shrink-0"
							dateTime={job.createdAt.toISOString()}
							title={formatTimeExact(job.createdAt.toISOString(), zone)}
						>
							{formatAgo(job.createdAt, now)}
						</time>
						<button type="button" onClick={() => onOpen(job.id)} className="text-left text-accent hover:underline">
							{describeFilter(filterOf(job))}, {formatDay(job.from, zone)} – {formatDay(job.to, zone)}
						</button>
						<span className="text-text-2">{outcomeOf(job)}</span>
						<span className="ml-auto text-text-3">{job.createdBy}</span>
					</li>
				))}
			</ul>
		</div>
	);
}

function outcomeOf(job: RangeJob): string {
	const result = repriceResult.safeParse(job.result);
	const { changed, beforeUsd, afterUsd } = result.data ?? { changed: 0, beforeUsd: '0', afterUsd: '0' };
	const figures = result.success ? `${plural(changed, 'call')}: ${formatUsd(beforeUsd)} → ${formatUsd(afterUsd)}` : '';
	return job.state === 'done'
		? figures
		: [job.state === 'cancelled' ? 'stopped' : job.state, figures].filter((part) => part !== '').join(', ');
}
