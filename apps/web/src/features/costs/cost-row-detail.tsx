'use client';

import type { CostRow } from '@spanledger/api/costs/cost-shape';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formatDay, formatMinute } from '../../lib/format-time.ts';
import { formatUsd, formatUsdTick } from '../../lib/format-usd.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { StackedBars } from '../../ui/charts/stacked-bars.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { type CostGrouping, unattributed } from './cost-groupings.ts';
import { DearestTraces } from './dearest-traces.tsx';
import { intervalStarts } from './interval-starts.ts';
import { TokenKinds } from './token-figure.tsx';
import { useCostQuestion } from './use-cost-reports.ts';
import { costRange, useCostsView } from './use-costs-view.ts';

type CostRowDetailProps = { groupBy: CostGrouping; value: string; colour: string; usage: CostRow['usage'] };

/** One row of the bill by itself: its trend, its tokens by kind, and the traces that cost most. */
export function CostRowDetail({ groupBy, value, colour, usage }: CostRowDetailProps) {
	const trpc = useTrpc();
	const question = useCostQuestion();
	const { zone } = useTimeRange(costRange);
	const { interval } = useCostsView();
	const narrowed = useMemo(() => ({ ...question, [groupBy]: [value] }), [question, groupBy, value]);
	const trend = useQuery(
		trpc.costs.trend.queryOptions({ ...narrowed, interval }, { placeholderData: keepPreviousData }),
	);
	const name = value === '' ? unattributed : value;
	const bars = useMemo(() => {
		if (trend.data === undefined) return [];
		const label = interval === 'hour' ? formatMinute : formatDay;
		const costs = new Map(trend.data.rows.map((row) => [Date.parse(row.bucket ?? ''), Number(row.costUsd)]));
		return intervalStarts(trend.data.from, trend.data.to, interval, zone).map((start) => ({
			label: label(start, zone),
			values: { [name]: costs.get(Date.parse(start)) ?? 0 },
			isIncomplete: false,
		}));
	}, [trend.data, interval, zone, name]);
	return (
		<div className="grid gap-4 lg:grid-cols-2" data-testid="cost-row-detail">
			<div>
				<h3 className="eyebrow mb-1">
					{name} per {interval}, {zone}
				</h3>
				{trend.isError && (
					<ErrorNote title="The trend could not be read" error={trend.error} onRetry={() => trend.refetch()} />
				)}
				{trend.isPending && <Skeleton className="h-40 w-full" />}
				{trend.isSuccess && (
					<StackedBars
						height={160}
						series={[{ name, colour }]}
						bars={bars}
						format={(usd) => formatUsd(usd.toFixed(12))}
						formatTick={(usd) => formatUsdTick(usd.toFixed(12))}
					/>
				)}
			</div>
			<div className="min-w-0">
				<h3 className="eyebrow mb-1">Dearest traces</h3>
				<DearestTraces narrowedBy={{ [groupBy]: [value] }} />
			</div>
			{(usage.totalTokens ?? 0) > 0 && (
				<div className="lg:col-span-2">
					<h3 className="eyebrow mb-1">Tokens</h3>
					<TokenKinds usage={usage} />
				</div>
			)}
		</div>
	);
}
