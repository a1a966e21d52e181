'use client';

import { CircleAlert, CircleCheck } from 'lucide-react';
import { formatCount, formatPercent } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';
import { FigureLink } from './figure-link.tsx';
import { routeName } from './route-name.ts';
import { type SloStanding, useSlos } from './use-latency.ts';

/** The project's objectives: what is left of each error budget, and how fast it goes. Nothing without any. */
export function SloList() {
	const slos = useSlos();
	if (slos.isError)
		return <ErrorNote title="The objectives could not be read" error={slos.error} onRetry={() => slos.refetch()} />;
	if (slos.data === undefined || slos.data.length === 0) return null;
	return (
		<div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3" data-testid="slos">
			{slos.data.map((slo) => (
				<SloCard key={slo.id} slo={slo} />
			))}
		</div>
	);
}

/** "99 % under 2.00 s over 28 days, route ask" */
export const sloWords = ({
	percent,
	thresholdMs,
	days,
	route,
}: Pick<SloStanding, 'percent' | 'thresholdMs' | 'days' | 'route'>): string =>
	`${percent} % ${thresholdMs === null ? 'without failure' : `under ${formatDuration(thresholdMs)}`} over ${days} days, ${route === null ? 'all routes' : routeName(route)}`;

function SloCard({ slo }: { slo: SloStanding }) {
	const isSpent = slo.left !== null && slo.left <= 0;
	const burning = slo.burns.find(({ isBurning }) => isBurning);
	return (
		<article className="panel space-y-2 p-3">
			<div className="flex items-baseline justify-between gap-2">
				<h2 className="min-w-0 truncate text-base font-semibold">{slo.name}</h2>
				<span className={`inline-flex items-center gap-1 text-sm ${isSpent || burning ? 'text-bad' : 'text-text-2'}`}>
					{isSpent || burning ? <CircleAlert size={12} /> : <CircleCheck size={12} />}
					{burning !== undefined ? `burns ${burning.name}` : isSpent ? 'spent' : 'fine'}
				</span>
			</div>
			<p className="text-sm text-text-3">
				{sloWords(slo)}
				{slo.countedAtMs !== null && ` (counted at ${formatDuration(slo.countedAtMs)}, within 2 %)`}
			</p>
			<div>
				<p className="flex items-baseline justify-between text-sm">
					<span>
						<span className={`text-lg font-semibold tabular-nums ${isSpent ? 'text-bad' : ''}`}>
							{slo.left === null ? '–' : leftWords(slo.left)}
						</span>{' '}
						<span className="text-text-3">of the error budget left</span>
					</span>
					<span className="text-text-3 tabular-nums">
						<FigureLink
							route={slo.route}
							fromMs={slo.fromMs}
							toMs={slo.toMs}
							{...(slo.thresholdMs === null ? { status: 'error' as const } : { minDurationMs: slo.thresholdMs })}
						>
							{formatCount(slo.bad)} bad
						</FigureLink>{' '}
						of {formatCount(slo.total)}, {formatCount(Math.floor(slo.allowed))} allowed
					</span>
				</p>
				<ShareBar share={Math.max(slo.left ?? 0, 0)} colour={isSpent ? 'var(--bad)' : 'var(--series-1)'} />
			</div>
			<dl className="grid grid-cols-2 gap-2 text-sm">
				{slo.burns.map((burn) => (
					<div key={burn.name}>
						<dt className="text-text-3">
							{burn.name}: {minutesWords(burn.shortMinutes)} and {minutesWords(burn.longMinutes)}
						</dt>
						<dd className={`tabular-nums ${burn.isBurning ? 'text-bad' : ''}`}>
							{rateWords(burn.shortRate)} and {rateWords(burn.longRate)}{' '}
							<span className="text-text-3">tells at {burn.limit} ×</span>
						</dd>
					</div>
				))}
			</dl>
		</article>
	);
}

const leftWords = (left: number): string => (left < 0 ? `−${formatPercent(-left)}` : formatPercent(left));
const rateWords = (rate: number | null): string => (rate === null ? '–' : `${rate.toFixed(1)} ×`);
const minutesWords = (minutes: number): string => (minutes < 60 ? `${minutes} min` : `${minutes / 60} h`);
