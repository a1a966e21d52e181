'use client';

import { CircleAlert, CircleCheck } from 'lucide-react';
import { formatDuration } from '../../lib/format-duration.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { TimeAgo } from '../channels/time-ago.tsx';
import { ToldWords } from '../channels/told-words.tsx';
import { type LatencyIncident, useIncidents, useRouteChoice } from './use-latency.ts';

/** What is wrong now by budgets and objectives, and what was. Nothing without any. */
export function IncidentList() {
	const incidents = useIncidents();
	if (incidents.isError)
		return (
			<ErrorNote title="The alerts could not be read" error={incidents.error} onRetry={() => incidents.refetch()} />
		);
	const open = incidents.data?.filter(({ endedAt }) => endedAt === null) ?? [];
	const over = incidents.data?.filter(({ endedAt }) => endedAt !== null) ?? [];
	if (open.length + over.length === 0) return null;
	return (
		<section aria-labelledby="alerts" className="panel p-3 text-sm" data-testid="latency-alerts">
			<h2 id="alerts" className="text-base font-semibold">
				{open.length === 0 ? 'No open alert' : open.length === 1 ? '1 open alert' : `${open.length} open alerts`}
			</h2>
			<IncidentRows incidents={open} />
			{over.length > 0 && (
				<details className="mt-1">
					<summary className="cursor-pointer text-text-3">{over.length} earlier</summary>
					<IncidentRows incidents={over} />
				</details>
			)}
		</section>
	);
}

function IncidentRows({ incidents }: { incidents: readonly LatencyIncident[] }) {
	const { setRoute } = useRouteChoice();
	return (
		<ul className="divide-y divide-line">
			{incidents.map(({ id, title, route, openedAt, endedAt, channelIds }) => (
				<li key={id} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
					<button type="button" className="text-left hover:underline" onClick={() => void setRoute(route)}>
						{endedAt === null ? (
							<CircleAlert size={12} className="mr-1.5 inline text-bad" aria-label="Open" />
						) : (
							<CircleCheck size={12} className="mr-1.5 inline text-text-3" aria-label="Over" />
						)}
						{title}
					</button>
					<span className="text-text-3">
						began <TimeAgo time={openedAt} />
						{endedAt !== null && `, lasted ${formatDuration(endedAt.getTime() - openedAt.getTime())}`}
					</span>
					<ToldWords told={channelIds} />
				</li>
			))}
		</ul>
	);
}
