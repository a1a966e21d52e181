import { formatCount } from '../../lib/format-count.ts';
import { formatUsd } from '../../lib/format-usd.ts';
import type { ExplainedAnomaly } from './use-anomalies.ts';

/** Requests, calls, length and price of the day against a usual one: which of them grew is most of the answer. */
export function UseComparison({ explained: { today, usual, usualDays } }: { explained: ExplainedAnomaly }) {
	const round = (count: number | null) => (count === null ? '–' : formatCount(Math.round(count)));
	const lines = [
		{ label: 'Requests', today: round(today.traces), usual: round(usual.traces) },
		{ label: 'Calls', today: round(today.calls), usual: round(usual.calls) },
		{ label: 'Tokens per call', today: round(today.tokensPerCall), usual: round(usual.tokensPerCall) },
		{ label: 'Cost per request', today: formatUsd(today.perTraceUsd), usual: formatUsd(usual.perTraceUsd) },
		{ label: 'Cost', today: formatUsd(today.costUsd), usual: formatUsd(usual.costUsd) },
	];
	return (
		<section>
			<h3 className="mb-1 text-sm font-semibold">Against a usual day</h3>
			<table className="w-full text-sm">
				<thead className="text-xs text-text-3">
					<tr className="border-b border-line">
						<th className="text-left font-normal">to the same hour</th>
						<th className="figure font-normal">this day</th>
						<th className="figure font-normal" title={`Mean of the ${usualDays} days before`}>
							usually
						</th>
					</tr>
				</thead>
				<tbody>
					{lines.map((line) => (
						<tr key={line.label} className="border-b border-line last:border-0">
							<td className="h-7 text-text-2">{line.label}</td>
							<td className="figure font-medium">{line.today}</td>
							<td className="figure text-text-3">{line.usual}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
