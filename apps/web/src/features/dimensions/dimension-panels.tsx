'use client';

import { DearestTraces } from '../costs/dearest-traces.tsx';
import { Panel } from '../costs/panel.tsx';
import { TopPanel } from '../costs/top-panel.tsx';
import { DimensionValues } from './dimension-values.tsx';
import { LatestTraces } from './latest-traces.tsx';

/** What a user or a tenant did: the latest, the dearest, with whom and by which model. */
export function DimensionPanels({ dimension }: { dimension: 'user' | 'tenant' }) {
	return (
		<div className="grid gap-3 md:grid-cols-2">
			<Panel title="Latest traces" rule="The requests that began last in this range.">
				<LatestTraces />
			</Panel>
			<Panel
				title="Dearest traces"
				rule="The requests that began in this range and cost most, all their calls together."
			>
				<DearestTraces />
			</Panel>
			{dimension === 'tenant' ? (
				<TopPanel title="Users" rule="Whose calls cost most in this range." groupBy="user" />
			) : (
				<Panel title="Sessions" rule="Sessions of the latest 5,000 traces, with how many traces each has.">
					<DimensionValues dimension="session" />
				</Panel>
			)}
			<TopPanel title="Models" rule="Which models the cost is made of." groupBy="model" />
			<TopPanel title="Features" rule="What the calls were for." groupBy="feature" />
		</div>
	);
}
