'use client';

import { CircleHelp } from 'lucide-react';
import Link from 'next/link';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Tip } from '../../ui/tip.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { useProject } from '../projects/project-context.tsx';
import { TimeRangePicker } from '../time-range/time-range-picker.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { AnomalyDetail } from './anomaly-detail.tsx';
import { AnomalyList } from './anomaly-list.tsx';
import { anomalyRule } from './anomaly-words.ts';
import { useAnomalies, useOpenAnomaly } from './use-anomalies.ts';

const anomalyRange = '30d';

/** Days on which a key spent out of the ordinary, and why. */
export function AnomaliesPage() {
	const { slug } = useProject();
	const { window } = useTimeRange(anomalyRange);
	const list = useAnomalies(window);
	const { openId } = useOpenAnomaly();
	const isElsewhere = openId !== null && list.isSuccess && !list.data.some(({ id }) => id === openId);
	return (
		<>
			<TopBar>
				<TimeRangePicker fallback={anomalyRange} />
			</TopBar>
			<div className="space-y-4 px-4 py-4 lg:px-6">
				<div className="flex flex-wrap items-center gap-x-3 gap-y-1">
					<h1>Anomalies</h1>
					<Tip text={anomalyRule}>
						<button type="button" aria-label="How anomalies are found" className="text-text-3">
							<CircleHelp size={14} />
						</button>
					</Tip>
					<Link href={`/${slug}/costs`} className="ml-auto text-sm text-accent hover:underline">
						Back to costs
					</Link>
				</div>
				{isElsewhere && (
					<section className="panel" aria-label="Anomaly outside the range">
						<AnomalyDetail id={openId} withName />
					</section>
				)}
				<div className="panel overflow-hidden">
					{list.isPending && <SkeletonRows rows={4} height={44} />}
					{list.isError && (
						<ErrorNote title="The anomalies could not be read" error={list.error} onRetry={() => list.refetch()} />
					)}
					{list.isSuccess && list.data.length === 0 && <NothingFound />}
					{list.isSuccess && list.data.length > 0 && <AnomalyList anomalies={list.data} />}
				</div>
			</div>
		</>
	);
}

function NothingFound() {
	return (
		<div className="max-w-[72ch] space-y-2 p-6 text-text-2">
			<p className="font-medium text-text">Nothing stood out in this range.</p>
			<p>{anomalyRule}</p>
			<p>A key needs seven earlier days before it can stand out. What is found is told through every channel.</p>
		</div>
	);
}
