'use client';

import { formatCount, plural } from '../../lib/format-count.ts';
import { formatMinute } from '../../lib/format-time.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { CachePanel } from './cache-panel.tsx';
import { DearestTraces } from './dearest-traces.tsx';
import { InsightCards } from './insight-cards.tsx';
import { OutlierPanel } from './outlier-panel.tsx';
import { Panel } from './panel.tsx';
import { SpreadPanel } from './spread-panel.tsx';
import { TopPanel } from './top-panel.tsx';
import { useExploredCalls } from './use-cost-reports.ts';
import { costRange } from './use-costs-view.ts';
import { WastePanel } from './waste-panel.tsx';

/** What stands behind the bill: who, which requests, how unequal, what was spared and what was wasted. */
export function CallPanels() {
	const { zone } = useTimeRange(costRange);
	const calls = useExploredCalls();
	return (
		<div className="space-y-3">
			{calls.isSuccess && <InsightCards calls={calls.data} />}
			{calls.isError && (
				<ErrorNote title="The calls could not be looked at" error={calls.error} onRetry={() => calls.refetch()} />
			)}
			<div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
				<TopPanel title="Top users" rule="The users whose calls cost most in this range." groupBy="user" />
				<TopPanel title="Model mix" rule="Which models the bill is made of." groupBy="model" />
				<Panel
					title="Dearest traces"
					rule="The requests that began in this range and cost most, all their calls together."
				>
					<DearestTraces />
				</Panel>
				{calls.isPending && [1, 2, 3, 4].map((place) => <Skeleton key={place} className="h-40" />)}
				{calls.isSuccess && (
					<>
						<SpreadPanel spread={calls.data.spread} />
						<CachePanel calls={calls.data} />
						<WastePanel calls={calls.data} />
						<OutlierPanel outliers={calls.data.outliers} />
					</>
				)}
			</div>
			{calls.isSuccess && calls.data.withoutUsage > 0 && (
				<p className="text-sm text-warn">
					{formatCount(calls.data.withoutUsage)} of the {plural(calls.data.all.calls, 'call')} looked at told no usage:
					what they cost is unknown and in no figure of this page.
				</p>
			)}
			{calls.isSuccess && !calls.data.isComplete && calls.data.since !== null && (
				<p className="text-sm text-text-3">
					Insights, spread, caches, waste and outliers look at the newest {formatCount(calls.data.all.calls)} calls of
					this range, those since {formatMinute(calls.data.since, zone)} ({zone}); the rest of the page counts all.
				</p>
			)}
		</div>
	);
}
