'use client';

import { Button } from '../../../ui/button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { NoRuns } from './no-runs.tsx';
import { RunChart } from './run-chart.tsx';
import { RunTable } from './run-table.tsx';
import { useRuns } from './use-runs.ts';

/** The runs of a dataset over its versions. */
export function RunsTab({ dataset }: { dataset: string }) {
	const { pages, runs } = useRuns(dataset);
	if (pages.isError)
		return <ErrorNote title="The runs could not be read" error={pages.error} onRetry={() => void pages.refetch()} />;
	if (pages.isPending) return <SkeletonRows rows={5} height={40} />;
	if (runs.length === 0) return <NoRuns dataset={dataset} />;
	return (
		<div className="space-y-4">
			{runs.length > 1 && <RunChart runs={runs} />}
			<RunTable dataset={dataset} runs={runs} />
			{pages.hasNextPage && (
				<Button disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
					{pages.isFetchingNextPage ? 'Reading…' : 'More'}
				</Button>
			)}
		</div>
	);
}
