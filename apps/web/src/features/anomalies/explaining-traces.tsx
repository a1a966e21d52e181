'use client';

import Link from 'next/link';
import { plural } from '../../lib/format-count.ts';
import { formatMinute } from '../../lib/format-time.ts';
import { formatUsd, formatUsdExact } from '../../lib/format-usd.ts';
import { useProject } from '../projects/project-context.tsx';
import type { ExplainedAnomaly } from './use-anomalies.ts';

/** The dearest requests of the key in these hours; one usually costs what stands above them. */
export function ExplainingTraces({ explained: { traces, usual } }: { explained: ExplainedAnomaly }) {
	const { slug, timezone } = useProject();
	return (
		<section>
			<h3 className="mb-1 text-sm font-semibold">
				Dearest traces{' '}
				<span className="font-normal text-text-3">
					{usual.perTraceUsd === null ? '' : `a request usually costs ${formatUsd(usual.perTraceUsd)}`}
				</span>
			</h3>
			{traces.length === 0 && <p className="text-sm text-text-3">None of its calls has a price.</p>}
			<ul className="divide-y divide-line text-sm">
				{traces.map((trace) => (
					<li key={trace.traceId} className="flex min-h-8 items-center gap-3">
						<Link
							href={`/${slug}/traces/${trace.traceId}?tz=${encodeURIComponent(timezone)}`}
							className="min-w-0 flex-1 truncate font-medium hover:text-accent hover:underline"
						>
							{trace.route || trace.name || trace.traceId}
						</Link>
						<span className="hidden shrink-0 text-text-3 sm:inline">{plural(trace.calls, 'call')}</span>
						<span className="shrink-0 text-text-3">{formatMinute(trace.startTime, timezone)}</span>
						<span className="figure w-20 shrink-0" title={formatUsdExact(trace.costUsd)}>
							{formatUsd(trace.costUsd)}
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}
