'use client';

import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { useFilters } from '../filters/use-filters.ts';
import { DroppedLogs } from '../logs/dropped-logs.tsx';
import { MissingPieces } from '../onboarding/missing-pieces.tsx';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { useTracesView } from './use-traces-view.ts';

/** An empty list says which of its conditions to loosen, or what telemetry lacks. */
export function NoTraces() {
	const { slug } = useProject();
	const { chips, clear } = useFilters();
	const { setRange } = useTimeRange();
	const { all, setAll } = useTracesView();
	const { data: arrival } = useQuery(
		useTrpc().onboarding.status.queryOptions({ project: slug }, { staleTime: 15_000 }),
	);
	return (
		<div className="max-w-[72ch] space-y-4 px-6 py-10">
			<div>
				<p className="text-lg font-medium">No traces here</p>
				<p className="mt-1 text-text-2">
					{chips.length > 0
						? 'Nothing in this time range matches all of the filters.'
						: `Nothing ${all ? '' : 'that calls a model '}arrived in this time range.`}
				</p>
			</div>
			<div className="flex flex-wrap gap-2">
				{chips.length > 0 && <Button onClick={clear}>Clear the filters</Button>}
				<Button onClick={() => setRange({ preset: '30d' })}>Look at 30 days</Button>
				{!all && <Button onClick={() => setAll(true)}>Show traces without a model call</Button>}
			</div>
			{chips.length === 0 && <DroppedLogs />}
			{arrival !== undefined && chips.length === 0 && <MissingPieces arrival={arrival} />}
		</div>
	);
}
