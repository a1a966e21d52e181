'use client';

import type { ListedMetric } from '@spanledger/api/runtime/list-metrics';
import { plural } from '../../lib/format-count.ts';
import { PanelCard } from './panel-card.tsx';
import type { Panel } from './runtime-panels.ts';

const serviceKey = 'service.name';

/** All other metrics of a family as small multiples; what nobody scrolls to is never asked for. */
export function MetricFamily({ label, metrics }: { label: string; metrics: readonly ListedMetric[] }) {
	return (
		<section className="space-y-2">
			<h2 className="flex items-baseline gap-2 text-lg font-medium">
				{label} <span className="text-sm font-normal text-text-3">{plural(metrics.length, 'metric')}</span>
			</h2>
			<div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
				{metrics.map((metric) => (
					<PanelCard key={metric.metric} panel={panelOf(metric)} />
				))}
			</div>
		</section>
	);
}

function panelOf({ metric, description, services }: ListedMetric): Panel {
	const ask = services.length > 1 ? { metric, groupBy: serviceKey } : { metric };
	return { title: metric, rule: description, asks: [ask] };
}
