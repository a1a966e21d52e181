'use client';

import { formatDay, formatMinute } from '../../lib/format-time.ts';
import { useProject } from '../projects/project-context.tsx';
import { AnomalyRow } from './anomaly-row.tsx';
import { type Anomaly, useOpenAnomaly } from './use-anomalies.ts';

/** By day of the project's zone, the latest first; in a day the largest excess first. */
export function AnomalyList({ anomalies }: { anomalies: readonly Anomaly[] }) {
	const { timezone } = useProject();
	const { openId, toggle } = useOpenAnomaly();
	return (
		<div data-testid="anomalies">
			{byDay(anomalies).map(([dayStart, found]) => (
				<section key={dayStart} aria-label={formatDay(new Date(dayStart), timezone)}>
					<h2 className="flex h-8 items-center gap-2 border-b border-line bg-sunken px-4 text-sm font-medium">
						{formatDay(new Date(dayStart), timezone)}
						<span className="font-normal text-text-3">{reachOf(found, timezone)}</span>
					</h2>
					<ul>
						{found.map((anomaly) => (
							<AnomalyRow
								key={anomaly.id}
								anomaly={anomaly}
								isOpen={anomaly.id === openId}
								onToggle={() => toggle(anomaly.id)}
							/>
						))}
					</ul>
				</section>
			))}
		</div>
	);
}

function byDay(anomalies: readonly Anomaly[]): [number, Anomaly[]][] {
	const days = new Map<number, Anomaly[]>();
	for (const anomaly of anomalies) {
		const start = anomaly.dayStart.getTime();
		const sameDay = days.get(start);
		if (sameDay === undefined) days.set(start, [anomaly]);
		else sameDay.push(anomaly);
	}
	return [...days];
}

function reachOf([first]: readonly Anomaly[], zone: string): string {
	if (first === undefined || first.isWhole) return zone;
	return `to ${formatMinute(first.lookedTo, zone)}, ${zone}`;
}
