'use client';

import Link from 'next/link';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { useProject } from '../projects/project-context.tsx';
import { TimeRangePicker } from '../time-range/time-range-picker.tsx';
import { IncidentList } from './incident-list.tsx';
import { RouteCard } from './route-card.tsx';
import { RouteView } from './route-view.tsx';
import { SloList } from './slo-list.tsx';
import { latencyRange, useLatencyOverview, useRouteChoice } from './use-latency.ts';

/** Where the time went: a card per route, and below it the chosen one, or all together. */
export function LatencyPage() {
	const { slug } = useProject();
	const overview = useLatencyOverview();
	const { route, setRoute } = useRouteChoice();
	return (
		<>
			<TopBar>
				<TimeRangePicker fallback={latencyRange} />
			</TopBar>
			<div className="space-y-5 px-4 py-4 lg:px-6">
				<div className="flex flex-wrap items-baseline justify-between gap-2">
					<div className="flex flex-wrap items-baseline gap-x-4">
						<h1>Latency</h1>
						<Link href={`/${slug}/settings/latency-budgets`} className="text-sm text-accent hover:underline">
							Targets
						</Link>
					</div>
					<p className="text-sm text-text-3">Percentiles are within 2 % of the exact ones.</p>
				</div>
				<IncidentList />
				<SloList />
				{overview.isError && (
					<ErrorNote title="The routes could not be read" error={overview.error} onRetry={() => overview.refetch()} />
				)}
				{overview.isPending && <CardsSkeleton />}
				{overview.isSuccess &&
					(overview.data.routes.length === 0 ? (
						<NoRoutes />
					) : (
						<>
							<div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3" data-testid="route-cards">
								{overview.data.routes.map((card) => (
									<RouteCard
										key={card.route}
										card={card}
										axis={overview.data}
										isChosen={card.route === route}
										onChoose={() => void setRoute(card.route === route ? null : card.route)}
									/>
								))}
							</div>
							{overview.data.hidden > 0 && (
								<p className="text-sm text-text-3">{overview.data.hidden} quieter routes are not shown.</p>
							)}
							<RouteView key={route} route={route} onAll={() => void setRoute(null)} />
						</>
					))}
			</div>
		</>
	);
}

function NoRoutes() {
	return (
		<div className="panel max-w-[72ch] space-y-2 p-5 text-text-2">
			<p className="font-medium text-text">No trace began in this range</p>
			<p>
				A trace counts once its root span has come: before that only half of it could be measured. Its route is the
				attribute <code>route</code> or <code>http.route</code> of the root, else the root’s name. Take a longer range,
				or look whether the list of traces has any without a root.
			</p>
		</div>
	);
}

function CardsSkeleton() {
	return (
		<div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
			{['a', 'b', 'c'].map((key) => (
				<Skeleton key={key} className="h-44 w-full" />
			))}
		</div>
	);
}
