import type { ExploredCalls } from '@spanledger/api/costs/explore-calls';
import { formatCount } from '../../lib/format-count.ts';
import { formatUsd } from '../../lib/format-usd.ts';
import { Panel } from './panel.tsx';

type Spread = ExploredCalls['spread'];

const rule =
	'Half, 95 % and 99 % of the requests, calls or sessions looked at lie at or below the figure: true values, no estimates. A request’s cost sums its calls; those without a price are left out.';

/** How unequal requests, calls and sessions are. */
export function SpreadPanel({ spread }: { spread: Spread }) {
	const rows = [
		{
			label: 'Cost per request',
			found: spread.costPerRequest,
			show: (value: string | number) => formatUsd(String(value)),
		},
		{
			label: 'Tokens per call',
			found: spread.tokensPerCall,
			show: (value: string | number) => formatCount(Number(value)),
		},
		{
			label: 'Tokens per session',
			found: spread.tokensPerSession,
			show: (value: string | number) => formatCount(Number(value)),
		},
	];
	return (
		<Panel title="Typical and worst" rule={rule}>
			<table className="w-full text-sm">
				<thead>
					<tr className="text-xs text-text-3">
						<th aria-label="Figure" />
						{['p50', 'p95', 'p99'].map((name) => (
							<th key={name} className="figure h-6 font-normal">
								{name}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map(({ label, found, show }) => (
						<tr key={label} className="border-t border-line">
							<td className="h-7 text-text-2">{label}</td>
							{(['p50', 'p95', 'p99'] as const).map((name) => (
								<td key={name} className="figure pl-3">
									{found === null ? '–' : show(found[name])}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</Panel>
	);
}
