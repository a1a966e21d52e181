import type { ExploredCalls } from '@spanledger/api/costs/explore-calls';
import { Lightbulb } from 'lucide-react';
import Link from 'next/link';
import { plural } from '../../lib/format-count.ts';
import { formatUsd, formatUsdCents } from '../../lib/format-usd.ts';
import { useProject } from '../projects/project-context.tsx';

type Insight = ExploredCalls['insights'][number];
type Way = { text: string; path: string };

const says: { readonly [finding in Insight['finding']]: string } = {
	failed: 'goes to calls that fail',
	repeated: 'asks the same prompts again; a cache would answer them',
	outliers: 'goes to calls more than five times as long as usual',
	unattributed: 'names no tenant: nobody can be asked about it',
};

/** To the dearest case of a finding; what nobody is named for is mended in the mapping. */
function wayOf(finding: Insight['finding'], calls: ExploredCalls): Way {
	const traceWay = (text: string, at: { traceId: string; spanId?: string } | null | undefined): Way =>
		at === null || at === undefined
			? { text: 'Traces', path: 'traces' }
			: { text, path: `traces/${at.traceId}${at.spanId === undefined ? '' : `?span=${at.spanId}`}` };
	if (finding === 'failed') return traceWay('The dearest that failed', calls.failed.dearest);
	if (finding === 'repeated') return traceWay('The dearest prompt', calls.repeated.dearest[0]);
	if (finding === 'outliers') return traceWay('The dearest of them', calls.outliers.dearest[0]);
	return { text: 'Mend it in Mapping', path: 'settings/mapping' };
}

const dayMs = 86_400_000;

/** "$4.20 in 12 calls of 7.01 days, × 30 ÷ 7.01" */
function formulaOf({ calls, costUsd }: Insight, coveredMs: number): string {
	const days = String(Number((coveredMs / dayMs).toFixed(2)));
	return `${formatUsd(costUsd)} in ${plural(calls, 'call')} of ${days} days, × 30 ÷ ${days}`;
}

/** What the calls say that somebody would want to know: a figure a month, how it is reckoned, one way on. */
export function InsightCards({ calls }: { calls: ExploredCalls }) {
	const { slug } = useProject();
	if (calls.insights.length === 0) return null;
	return (
		<ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4" data-testid="insights">
			{calls.insights.map((insight) => {
				const { text, path } = wayOf(insight.finding, calls);
				return (
					<li key={insight.finding} className="panel p-3 text-sm">
						<p className="flex gap-2">
							<Lightbulb size={14} className="mt-0.5 shrink-0 text-warn" />
							<span>
								<strong className="tabular-nums">{formatUsdCents(insight.monthlyUsd)} a month</strong>{' '}
								{says[insight.finding]}.
							</span>
						</p>
						<p className="mt-1 text-text-3">{formulaOf(insight, calls.coveredMs)}</p>
						<Link href={`/${slug}/${path}`} className="mt-1 inline-block text-accent hover:underline">
							{text}
						</Link>
					</li>
				);
			})}
		</ul>
	);
}
