'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { FilterBar } from '../filters/filter-bar.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { FirstTrace } from '../onboarding/first-trace.tsx';
import { useProject } from '../projects/project-context.tsx';
import { TimeRangePicker } from '../time-range/time-range-picker.tsx';
import { TraceBrowser } from './trace-browser.tsx';

/** The traces of the project; while it has none, how to send the first. */
export function TracesPage() {
	const { slug } = useProject();
	const { data: arrival } = useQuery(
		useTrpc().onboarding.status.queryOptions({ project: slug }, { staleTime: 60_000 }),
	);
	const [isTeaching, setTeaching] = useState(false);
	// Once it teaches it stays until the reader leaves: the first span turns the page, it does not take it away.
	if (arrival?.spans === 0 && !isTeaching) setTeaching(true);

	if (isTeaching) {
		return (
			<>
				<TopBar />
				<FirstTrace onDone={() => setTeaching(false)} />
			</>
		);
	}
	return (
		<div className="flex h-[calc(100dvh-56px)] flex-col sm:h-dvh">
			<TopBar>
				<TimeRangePicker />
				<FilterBar />
			</TopBar>
			<TraceBrowser />
		</div>
	);
}
