'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useTitle } from '../../lib/use-title.ts';
import { tracesQuery } from '../costs/traces-query.ts';
import { costRange } from '../costs/use-costs-view.ts';
import { useFilters } from '../filters/use-filters.ts';
import { TopBar } from '../frame/top-bar.tsx';
import { useProject } from '../projects/project-context.tsx';
import { TimeRangePicker } from '../time-range/time-range-picker.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { DimensionFigures } from './dimension-figures.tsx';
import { DimensionPanels } from './dimension-panels.tsx';
import { DimensionValues } from './dimension-values.tsx';
import type { PagedDimension } from './page-of.ts';
import { SessionExchange } from './session-exchange.tsx';

const words = {
	session: { one: 'Session', many: 'Sessions' },
	user: { one: 'User', many: 'Users' },
	tenant: { one: 'Tenant', many: 'Tenants' },
} as const;

/** One session, user or tenant: what they cost and did, and the way to their traces. Without one, those of the range. */
export function DimensionPage({ dimension }: { dimension: PagedDimension }) {
	const { filters } = useFilters();
	const value = filters[dimension]?.[0];
	const { one, many } = words[dimension];
	useTitle(value ?? many);
	return (
		<>
			<TopBar>
				<TimeRangePicker fallback={costRange} />
			</TopBar>
			<div className="space-y-5 px-4 py-4 lg:px-6">
				{value === undefined ? (
					<>
						<h1>{many}</h1>
						<DimensionValues dimension={dimension} />
					</>
				) : (
					<>
						<div>
							<p className="eyebrow">{one}</p>
							<div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
								<h1 className="min-w-0 break-all">{value === '' ? '(not set)' : value}</h1>
								<Ways />
							</div>
						</div>
						<DimensionFigures />
						{dimension === 'session' ? <SessionExchange /> : <DimensionPanels dimension={dimension} />}
					</>
				)}
			</div>
		</>
	);
}

/** The same filters and range on the pages that have more. */
function Ways() {
	const { slug } = useProject();
	const { range } = useTimeRange(costRange);
	const query = tracesQuery(useSearchParams(), range);
	return (
		<>
			<Link href={`/${slug}/traces?${query}`} className="text-sm text-accent hover:underline">
				All traces
			</Link>
			<Link href={`/${slug}/costs?${query}`} className="text-sm text-accent hover:underline">
				Costs
			</Link>
		</>
	);
}
