'use client';

import { Check } from 'lucide-react';
import Link from 'next/link';
import { formatMinute } from '../../lib/format-time.ts';
import { formatUsd, formatUsdCents } from '../../lib/format-usd.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useProject } from '../projects/project-context.tsx';
import { dimensionWords } from './anomaly-words.ts';
import { ExplainingTraces } from './explaining-traces.tsx';
import { type ExplainedAnomaly, useAcknowledge, useExplainedAnomaly } from './use-anomalies.ts';
import { UseComparison } from './use-comparison.tsx';

/** Why a day stands out: its use against a usual day, what grew with it, its dearest traces. */
export function AnomalyDetail({ id, withName = false }: { id: string; withName?: boolean }) {
	const explained = useExplainedAnomaly(id);
	if (explained.isPending) return <SkeletonRows rows={4} />;
	if (explained.isError)
		return <ErrorNote title="It could not be explained" error={explained.error} onRetry={() => explained.refetch()} />;
	const { anomaly } = explained.data;
	return (
		<div className="space-y-4 p-4" data-testid="anomaly-detail">
			{withName && <Name explained={explained.data} />}
			<div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
				<UseComparison explained={explained.data} />
				<Grown explained={explained.data} />
			</div>
			<ExplainingTraces explained={explained.data} />
			<Seen anomaly={anomaly} />
		</div>
	);
}

function Name({ explained: { anomaly } }: { explained: ExplainedAnomaly }) {
	const { timezone } = useProject();
	return (
		<h2 className="font-semibold">
			{dimensionWords[anomaly.dimension]} {anomaly.key}, {formatUsdCents(anomaly.spentUsd)} to{' '}
			{formatMinute(anomaly.lookedTo, timezone)}
		</h2>
	);
}

function Grown({ explained: { grown, usualDays } }: { explained: ExplainedAnomaly }) {
	return (
		<section>
			<h3 className="mb-1 text-sm font-semibold">What grew with it</h3>
			{grown.length === 0 && (
				<p className="text-sm text-text-3">Nothing in particular: the spend names no other dimension.</p>
			)}
			<ul className="divide-y divide-line text-sm">
				{grown.map(({ dimension, key, spentUsd, usualUsd }) => (
					<li key={`${dimension} ${key}`} className="flex min-h-7 items-center gap-3">
						<span className="w-16 shrink-0 text-text-3">{dimensionWords[dimension]}</span>
						<span className="min-w-0 flex-1 truncate font-medium" title={key}>
							{key}
						</span>
						<span className="figure">{formatUsd(spentUsd)}</span>
						<span className="figure w-24 text-text-3" title={`Mean of the ${usualDays} days before, to the same hour`}>
							from {formatUsd(usualUsd)}
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}

function Seen({ anomaly }: { anomaly: ExplainedAnomaly['anomaly'] }) {
	const { acknowledge, isPending, error } = useAcknowledge();
	const { slug, timezone } = useProject();
	const query = new URLSearchParams({
		[anomaly.dimension]: anomaly.key,
		from: anomaly.dayStart.toISOString(),
		to: anomaly.lookedTo.toISOString(),
		tz: timezone,
	});
	return (
		<div className="flex flex-wrap items-center gap-3 text-sm">
			{anomaly.acknowledgedAt === null ? (
				<Button disabled={isPending} onClick={() => acknowledge(anomaly.id)}>
					<Check size={14} /> Mark as seen
				</Button>
			) : (
				<span className="text-text-2">
					Seen by {anomaly.acknowledgedBy}, {formatMinute(anomaly.acknowledgedAt, timezone)}
				</span>
			)}
			<Link href={`/${slug}/traces?${query}`} className="text-accent hover:underline">
				All its traces of these hours
			</Link>
			<Link href={`/${slug}/costs?${query}&by=model`} className="text-accent hover:underline">
				Its costs of these hours
			</Link>
			{error !== null && <span className="text-bad">{error.message}</span>}
		</div>
	);
}
