'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { defaultInterval, type Interval, intervals } from '../../lib/time-range.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { type CostGrouping, costGroupingKeys } from './cost-groupings.ts';
import { type CostPurpose, costPurposeKeys } from './cost-purposes.ts';

const parsers = {
	by: parseAsStringLiteral(costGroupingKeys).withDefault('tenant'),
	interval: parseAsStringLiteral(intervals),
	purpose: parseAsStringLiteral(costPurposeKeys).withDefault('product'),
	/** The row that is looked into; '' = the one of nobody. */
	row: parseAsString,
};

/** The range a bill is opened with. */
export const costRange = '7d';

/** How the bill is split and drawn, kept in the URL. */
export function useCostsView() {
	const { range } = useTimeRange(costRange);
	const [view, setView] = useQueryStates(parsers, { history: 'push' });
	return {
		groupBy: view.by,
		interval: view.interval ?? defaultInterval(range),
		purpose: view.purpose,
		openRow: view.row,
		setGroupBy: (by: CostGrouping) => setView({ by, row: null }),
		setInterval: (interval: Interval) => setView({ interval }),
		setPurpose: (purpose: CostPurpose) => setView({ purpose }),
		setOpenRow: (row: string | null) => setView({ row }, { history: 'replace' }),
	};
}
