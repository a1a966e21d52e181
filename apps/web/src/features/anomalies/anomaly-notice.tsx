'use client';

import { TrendingUp } from 'lucide-react';
import Link from 'next/link';
import { formatDay } from '../../lib/format-time.ts';
import { formatUsd } from '../../lib/format-usd.ts';
import { useProject } from '../projects/project-context.tsx';
import { dimensionWords } from './anomaly-words.ts';
import { type Anomaly, useAnomalies } from './use-anomalies.ts';

const mostNamed = 3;

/** One line above a chart of costs: what stands out in its range and nobody has seen yet. Nothing while there is nothing. */
export function AnomalyNotice({ window }: { window: { from: string; to: string | null } }) {
	const { slug } = useProject();
	const { data = [] } = useAnomalies(window);
	const open = data.filter(({ standsOut, acknowledgedAt }) => standsOut && acknowledgedAt === null);
	if (open.length === 0) return null;
	const all = `/${slug}/costs/anomalies?from=${encodeURIComponent(window.from)}&to=${encodeURIComponent(window.to ?? new Date().toISOString())}`;
	return (
		<p
			data-testid="anomaly-notice"
			className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-line bg-raised px-3 py-2 text-sm"
		>
			<span className="inline-flex items-center gap-1.5 font-medium text-warn">
				<TrendingUp size={14} /> Out of the ordinary
			</span>
			{open.slice(0, mostNamed).map((anomaly) => (
				<OneAnomaly key={anomaly.id} anomaly={anomaly} />
			))}
			<Link href={all} className="ml-auto text-accent hover:underline">
				{open.length > mostNamed ? `All ${open.length}` : 'All anomalies'}
			</Link>
		</p>
	);
}

function OneAnomaly({ anomaly }: { anomaly: Anomaly }) {
	const { slug, timezone } = useProject();
	return (
		<Link
			href={`/${slug}/costs/anomalies?range=30d&anomaly=${anomaly.id}`}
			className="hover:text-accent hover:underline"
		>
			{formatDay(anomaly.dayStart, timezone)}: {dimensionWords[anomaly.dimension].toLowerCase()}{' '}
			<span className="font-medium">{anomaly.key}</span> {formatUsd(anomaly.spentUsd)}
			<span className="text-text-3">, usually {formatUsd(anomaly.usualUsd)}</span>
		</Link>
	);
}
