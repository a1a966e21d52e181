'use client';

import { modelOfSeries } from '@spanledger/core/latency/model-series';
import { formatDuration } from '../../lib/format-duration.ts';
import { FigureLink } from './figure-link.tsx';
import type { LatencyRoute } from './use-latency.ts';

const heads = ['Calls', 'p50', 'p95', 'First token p95', 'Tokens/s'];

/** How quick each model is: whole calls, first token, and output tokens a second. */
export function ModelTable({ models, route }: { models: LatencyRoute['models']; route: string | null }) {
	if (models.length === 0) return <p className="text-text-3">No model was called in this range.</p>;
	return (
		<div className="overflow-x-auto">
			<table className="w-full text-sm" data-testid="model-table">
				<thead>
					<tr className="text-xs text-text-3">
						<th className="h-6 text-left font-normal">Model</th>
						{heads.map((head) => (
							<th key={head} className="figure pl-3 font-normal whitespace-nowrap">
								{head}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{models.map(({ model, count, p50Ms, p95Ms, ttft, tokensPerSecond }) => (
						<tr key={model} className="border-t border-line">
							<td className="h-7 max-w-60 truncate">
								{model === '' ? (
									'(not known)'
								) : (
									<FigureLink route={route} model={modelOfSeries(model)}>
										{model}
									</FigureLink>
								)}
							</td>
							<td className="figure pl-3">{count}</td>
							<td className="figure pl-3">{formatDuration(p50Ms)}</td>
							<td className="figure pl-3">{formatDuration(p95Ms)}</td>
							<td className="figure pl-3">{ttft === null ? '–' : formatDuration(ttft.p95Ms)}</td>
							<td className="figure pl-3">{tokensPerSecond === null ? '–' : tokensPerSecond.p50.toFixed(0)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
