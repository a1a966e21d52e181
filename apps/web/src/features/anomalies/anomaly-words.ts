import { shareOf } from '../../lib/format-usd.ts';
import type { Anomaly } from './use-anomalies.ts';

export const dimensionWords = {
	feature: 'Feature',
	tenant: 'Tenant',
	team: 'Team',
	model: 'Model',
	route: 'Route',
	promptVersion: 'Prompt',
	user: 'User',
} as const;

/** The ruling behind the list, for tooltips and the empty page. */
export const anomalyRule =
	'Each hour, what a feature, tenant, team or model has spent so far today is held against the same hours of its last 28 days (7 at least), of those weekdays that usually cost about as much as today’s. It stands out above their median by 4 median deviations, by 20 % and from $5 on.';

/** "4.0×"; "new" where such days usually cost nothing. */
export function timesUsual({ spentUsd, usualUsd }: Pick<Anomaly, 'spentUsd' | 'usualUsd'>): string {
	const times = shareOf(spentUsd, usualUsd);
	if (times === 0) return 'usually nothing';
	return `${times < 10 ? times.toFixed(1) : Math.round(times)}× the usual`;
}
