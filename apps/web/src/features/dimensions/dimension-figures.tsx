'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { formatCount, formatPercent } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatUsd, formatUsdCents, formatUsdExact, usdPer } from '../../lib/format-usd.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { HeadlineFigure } from '../costs/headline-figure.tsx';
import { perSuccess } from '../costs/per-success.ts';
import { useCostQuestion } from '../costs/use-cost-reports.ts';

/** What whoever the page is of cost in the range, for how much work, and how it ended. */
export function DimensionFigures() {
	const question = useCostQuestion();
	const bill = useQuery(
		useTrpc().costs.by.queryOptions({ ...question, groupBy: 'none' }, { placeholderData: keepPreviousData }),
	);
	if (bill.isError)
		return <ErrorNote title="The costs could not be read" error={bill.error} onRetry={() => bill.refetch()} />;
	if (bill.isPending) return <Skeleton className="h-12 w-96" />;
	const { total } = bill.data;
	const success = perSuccess(total);
	return (
		<dl className="flex flex-wrap items-end gap-x-6 gap-y-3" data-testid="dimension-figures">
			<div>
				<dt className="eyebrow">cost in this range</dt>
				<dd title={formatUsdExact(total.costUsd)} className="text-3xl font-semibold tracking-tight tabular-nums">
					{total.calls > 0 && total.calls === total.unpricedCalls ? '–' : formatUsdCents(total.costUsd)}
				</dd>
			</div>
			<HeadlineFigure label="requests" rule="Distinct traces with at least one billable call.">
				{formatCount(total.traces)}
			</HeadlineFigure>
			<HeadlineFigure label="per request" rule="All cost divided by the traces that caused it.">
				{formatUsd(usdPer(total.costUsd, total.traces))}
			</HeadlineFigure>
			<HeadlineFigure label="calls" rule="Calls to models, failed and unpriced ones included.">
				{formatCount(total.calls)}
			</HeadlineFigure>
			<HeadlineFigure
				label="failed calls"
				rule="Calls that ended in an error, of all calls."
				isGood={total.errors === 0}
			>
				{total.calls === 0 ? '–' : formatPercent(total.errors / total.calls)}
			</HeadlineFigure>
			<HeadlineFigure label="tokens" rule="Input and output together.">
				{formatCount(total.usage.totalTokens)}
			</HeadlineFigure>
			<DurationFigure />
			{success !== null && (
				<HeadlineFigure label="per successful task" rule={success.rule}>
					{formatUsd(success.usd)} <span className="text-sm text-text-3">{formatPercent(success.judged)} judged</span>
				</HeadlineFigure>
			)}
			{total.unpricedCalls > 0 && (
				<HeadlineFigure
					label="unpriced calls"
					rule="Their tokens are known, their price is not: they are missing from the cost."
					isGood={false}
				>
					{formatCount(total.unpricedCalls)}
				</HeadlineFigure>
			)}
		</dl>
	);
}

function DurationFigure() {
	const { timezone: _timezone, purpose: _purpose, ...question } = useCostQuestion();
	const durations = useQuery(useTrpc().traces.durations.queryOptions(question, { placeholderData: keepPreviousData }));
	const { p50Ms = null, p95Ms = null, traces = 0 } = durations.data ?? {};
	if (p50Ms === null || p95Ms === null) return null;
	return (
		<HeadlineFigure
			label="duration, p95"
			rule={`Of the latest ${formatCount(traces)} traces, those without a model call included; exact, by nearest rank.`}
		>
			{formatDuration(p95Ms)} <span className="text-sm text-text-3">median {formatDuration(p50Ms)}</span>
		</HeadlineFigure>
	);
}
