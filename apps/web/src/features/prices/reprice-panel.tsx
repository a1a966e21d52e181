'use client';

import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import { formatMinute } from '../../lib/format-time.ts';
import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useFilters } from '../filters/use-filters.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { RepriceHistory } from './reprice-history.tsx';
import { RepriceOutcome } from './reprice-outcome.tsx';
import { RepriceProgress } from './reprice-progress.tsx';
import { describeFilter } from './reprice-words.ts';
import { pricesRange, usePricesView } from './use-prices-view.ts';
import { isOpen, repriceFilterKeys, useReprice } from './use-reprice.ts';

/** Prices the calls of a range again: first what would change, then, once somebody has seen it, for good. */
export function RepricePanel() {
	const { jobs, preview, reprice, cancel } = useReprice();
	const { jobId, setJob } = usePricesView();
	const job = currentJob(jobs.data ?? [], jobId);
	const isBusy = (jobs.data ?? []).some(isOpen);
	const show = (started: Promise<RangeJob>) => void started.then(({ id }) => setJob(id)).catch(() => {});
	const error = reprice.error ?? preview.error;
	return (
		<div data-testid="reprice">
			<RepriceForm isBusy={isBusy || preview.isPending} onPreview={(order) => show(preview.start(order))} />
			{error !== null && (
				<p role="alert" className="px-4 pb-3 text-bad">
					{errorWords(error)}
				</p>
			)}
			{job !== null && isOpen(job) && <RepriceProgress job={job} onCancel={() => cancel(job)} />}
			{job !== null && !isOpen(job) && (
				<RepriceOutcome
					job={job}
					isApplying={isBusy || reprice.isPending}
					onReprice={() => show(reprice.start(job.id))}
				/>
			)}
			{jobs.isError && (
				<ErrorNote title="Earlier re-pricings could not be read" error={jobs.error} onRetry={() => jobs.refetch()} />
			)}
			{jobs.isSuccess && <RepriceHistory jobs={jobs.data} onOpen={setJob} />}
		</div>
	);
}

/** The one of the URL, else one that is under way. */
function currentJob(jobs: readonly RangeJob[], id: string | null): RangeJob | null {
	return jobs.find((job) => job.id === id) ?? jobs.find(isOpen) ?? null;
}

type FormProps = {
	isBusy: boolean;
	onPreview: (order: {
		from: Date;
		to: Date;
		filter: { model?: string[]; provider?: string[]; tenant?: string[] };
	}) => void;
};

/** The range and the filters of the top bar, in words, and the button. */
function RepriceForm({ isBusy, onPreview }: FormProps) {
	const { window, zone } = useTimeRange(pricesRange);
	const { filters } = useFilters(repriceFilterKeys);
	const { model, provider, tenant } = filters;
	const filter = {
		...(model === undefined ? {} : { model }),
		...(provider === undefined ? {} : { provider }),
		...(tenant === undefined ? {} : { tenant }),
	};
	const until = window.to === null ? 'now' : formatMinute(window.to, zone);
	return (
		<div className="flex flex-wrap items-center gap-3 px-4 py-3">
			<p className="min-w-60 flex-1">
				{describeFilter(filter)} from {formatMinute(window.from, zone)} to {until}
				<span className="block text-sm text-text-3">
					Prices count for calls that are settled after they are saved. This takes them to calls that have run: costs,
					trends and traces follow exactly. Nothing changes before you have seen what would.
				</span>
			</p>
			<Button
				disabled={isBusy}
				onClick={() =>
					onPreview({
						from: new Date(window.from),
						to: window.to === null ? new Date() : new Date(window.to),
						filter,
					})
				}
			>
				Preview
			</Button>
		</div>
	);
}
