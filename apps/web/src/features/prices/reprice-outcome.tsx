'use client';

import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import { type RepriceResult, repriceResult } from '@spanledger/core/reprice/reprice-result';
import { formatCount, plural } from '../../lib/format-count.ts';
import { formatMinute } from '../../lib/format-time.ts';
import { formatUsdExact } from '../../lib/format-usd.ts';
import { Button } from '../../ui/button.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { DifferenceTable } from './difference-table.tsx';
import { applyWords, countsInWords, describeFilter, differenceOf, filterOf, signedUsd } from './reprice-words.ts';

type RepriceOutcomeProps = { job: RangeJob; isApplying: boolean; onReprice: () => void };

/** What a preview found, with the button that does it; or what was done. */
export function RepriceOutcome({ job, isApplying, onReprice }: RepriceOutcomeProps) {
	const result = repriceResult.safeParse(job.result);
	return (
		<section
			aria-label={job.writes ? 'Re-pricing' : 'Preview'}
			className="space-y-4 border-t border-line px-4 py-4"
			data-testid="reprice-outcome"
		>
			<JobHead job={job} />
			{result.success && <Figures job={job} result={result.data} />}
			{result.success && job.state === 'done' && !job.writes && (
				<ApplyButton result={result.data} isApplying={isApplying} onReprice={onReprice} />
			)}
			{result.success && job.state === 'done' && <Differences result={result.data} />}
		</section>
	);
}

const endings: { [state in RangeJob['state']]?: string } = {
	failed: 'failed',
	cancelled: 'was stopped',
};

function JobHead({ job }: { job: RangeJob }) {
	const { zone } = useTimeRange();
	const ending = endings[job.state];
	return (
		<div>
			<p className="text-sm text-text-3">
				{job.writes ? 'Priced again' : 'Preview'} · {describeFilter(filterOf(job))}, {formatMinute(job.from, zone)} –{' '}
				{formatMinute(job.to, zone)}
			</p>
			{ending !== undefined && (
				<p
					role={job.state === 'failed' ? 'alert' : 'status'}
					className={job.state === 'failed' ? 'text-bad' : 'text-text-2'}
				>
					It {ending} after {plural(job.done, 'call')}
					{job.error === null ? '.' : `: ${job.error}.`}{' '}
					{job.writes && 'What was priced already stays; start it again to go on.'}
				</p>
			)}
		</div>
	);
}

function Figures({ job, result }: { job: RangeJob; result: RepriceResult }) {
	const difference = differenceOf(result);
	const notes = countsInWords(result, job.writes);
	return (
		<div>
			<p className="text-lg" data-testid="reprice-figures">
				<span className="tabular-nums">{formatUsdExact(result.beforeUsd)}</span> →{' '}
				<span className="font-semibold tabular-nums">{formatUsdExact(result.afterUsd)}</span>
				<span className="ml-3 text-text-2 tabular-nums">{signedUsd(difference)}</span>
			</p>
			<p className="text-text-2">
				{formatCount(result.changed)} of {plural(result.calls, 'call')} {job.writes ? 'changed' : 'would change'}
				{notes.length > 0 && `: ${notes.join(', ')}`}.
			</p>
			{result.pricesChanged && (
				<p className="text-warn">
					Prices were changed while this went on: a part of these calls was reckoned by the earlier ones. Preview again.
				</p>
			)}
		</div>
	);
}

function ApplyButton({ result, isApplying, onReprice }: { result: RepriceResult } & Omit<RepriceOutcomeProps, 'job'>) {
	if (result.changed === 0)
		return <p className="font-medium">There is nothing to change: these calls are priced as your prices say.</p>;
	return (
		<Button
			look="primary"
			disabled={isApplying || result.pricesChanged}
			onClick={onReprice}
			data-testid="reprice-apply"
		>
			{applyWords(result)}
		</Button>
	);
}

function Differences({ result }: { result: RepriceResult }) {
	if (result.changed === 0) return null;
	return (
		<div className="grid gap-4 xl:grid-cols-2">
			<DifferenceTable title="By model" rows={result.models} unset="(no model)" />
			<DifferenceTable title="By tenant" rows={result.tenants} unset="(unattributed)" />
		</div>
	);
}
