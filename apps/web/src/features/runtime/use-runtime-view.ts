'use client';

import { metricStatistics } from '@spanledger/core/metrics/metric-statistics';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const parsers = {
	service: parseAsString,
	metric: parseAsString,
	by: parseAsString,
	stat: parseAsStringLiteral(metricStatistics),
};

/** The range somebody who is called at night begins with. */
export const runtimeRange = '6h';

/** Which service, and which metric is open, kept in the URL. */
export function useRuntimeView() {
	const [view, setView] = useQueryStates(parsers, { history: 'push' });
	return {
		/** null = all of them. */
		service: view.service,
		metric: view.metric,
		groupBy: view.by,
		statistic: view.stat,
		setService: (service: string | null) => setView({ service }),
		open: (metric: string, groupBy?: string) => setView({ metric, by: groupBy ?? null, stat: null }),
		close: () => setView({ metric: null, by: null, stat: null }),
		setGroupBy: (by: string | null) => setView({ by }),
		setStatistic: (stat: (typeof metricStatistics)[number]) => setView({ stat }),
	};
}
