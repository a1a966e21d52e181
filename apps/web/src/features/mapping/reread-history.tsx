'use client';

import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import { rereadTally } from '@spanledger/core/reread/reread-tally';
import { formatCount } from '../../lib/format-count.ts';
import { formatAgo, formatDay, formatTimeExact } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { isOpen } from './use-reread-jobs.ts';

/** The readings that changed what is stored; previews are not kept in mind. */
export function RereadHistory({ jobs }: { jobs: readonly RangeJob[] }) {
	const applied = jobs.filter((job) => job.writes && !isOpen(job));
	const { zone } = useTimeRange();
	const now = useNow();
	if (applied.length === 0) return null;
	return (
		<div className="border-t border-line px-4 py-3">
			<h3 className="text-sm text-text-3">Earlier</h3>
			<ul className="mt-1 text-sm">
				{applied.map((job) => (
					<li key={job.id} className="flex flex-wrap gap-x-3 py-1">
						<time dateTime={job.createdAt.toISOString()} title={formatTimeExact(job.createdAt.toISOString(), zone)}>
							{formatAgo(job.createdAt, now)}
						</time>
						<span className="text-text-2">
							{formatDay(job.from, zone)} – {formatDay(job.to, zone)}
						</span>
						<span className="text-text-2">{outcome(job)}</span>
						<span className="ml-auto text-text-3">{job.createdBy}</span>
					</li>
				))}
			</ul>
		</div>
	);
}

function outcome(job: RangeJob): string {
	const tally = rereadTally.safeParse(job.result);
	const changed = tally.success
		? `${formatCount(tally.data.changedSpans)} of ${formatCount(tally.data.spans)} spans changed`
		: '';
	return job.state === 'done' ? changed : [job.state, changed].filter((part) => part !== '').join(', ');
}
