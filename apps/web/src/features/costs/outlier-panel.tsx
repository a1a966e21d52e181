import type { ExploredCalls } from '@spanledger/api/costs/explore-calls';
import Link from 'next/link';
import { formatCount, formatCountExact } from '../../lib/format-count.ts';
import { formatUsd } from '../../lib/format-usd.ts';
import { useProject } from '../projects/project-context.tsx';
import { Panel } from './panel.tsx';

const rule =
	'Calls with more than 5 times the tokens that 95 % of the calls of the same feature and model take, over the 14 days to the end of the range (of the newest 50,000 calls); at least 100 such calls. Filters choose whose calls are looked at, not what is usual.';

/** Calls far beyond the usual, each with its trace. */
export function OutlierPanel({ outliers }: { outliers: ExploredCalls['outliers'] }) {
	const { slug } = useProject();
	return (
		<Panel title="Outlier calls" rule={rule}>
			{outliers.calls === 0 && <p className="text-sm text-text-3">None in this range.</p>}
			<ul className="text-sm">
				{outliers.dearest.slice(0, 5).map((call) => (
					<li
						key={`${call.traceId} ${call.spanId}`}
						className="flex min-h-7 items-baseline gap-3 border-b border-line py-1 last:border-0"
					>
						<Link
							href={`/${slug}/traces/${call.traceId}?span=${call.spanId}`}
							className="min-w-0 flex-1 truncate font-medium hover:text-accent hover:underline"
						>
							{call.feature === '' ? call.model : `${call.feature} · ${call.model}`}
						</Link>
						<span
							className="figure text-text-2"
							title={`${formatCountExact(call.tokens)} tokens; 95 % take at most ${formatCountExact(call.usualTokens)}`}
						>
							{formatCount(call.tokens)} tok, {Math.round(call.tokens / call.usualTokens)} ×
						</span>
						<span className="figure w-16">{formatUsd(call.costUsd)}</span>
					</li>
				))}
			</ul>
			{outliers.calls > 5 && (
				<p className="mt-1 text-sm text-text-3">
					The dearest 5 of {formatCount(outliers.calls)}, {formatUsd(outliers.costUsd)} together.
				</p>
			)}
		</Panel>
	);
}
