'use client';

import { blameChange } from '@spanledger/core/latency/blame-change';
import { otherStage } from '@spanledger/core/traces/stages';
import { TrendingDown, TrendingUp } from 'lucide-react';
import { timesBefore, wentWords } from './change-words.ts';
import { FigureLink } from './figure-link.tsx';
import type { LatencyRoute } from './use-latency.ts';

/** What made the route slower or quicker than in the stretch before, with the way to the traces; nothing while it is about the same. */
export function ChangeLine({ found, route }: { found: LatencyRoute; route: string | null }) {
	const { before, p95Ms, stages } = found;
	const words = timesBefore(p95Ms, before?.p95Ms ?? null);
	if (words === '') return null;
	// what holds the stages is as long as the trace: it is nobody's doing
	const blamed = blameChange(
		found,
		stages.filter(({ stage }) => stage !== otherStage),
	);
	const isSlower = p95Ms > (before?.p95Ms ?? 0);
	const Icon = isSlower ? TrendingUp : TrendingDown;
	return (
		<p className="mb-2 text-sm" data-testid="stage-change">
			<Icon size={12} className={`mr-1 inline ${isSlower ? 'text-bad' : 'text-good'}`} aria-hidden />
			The p95 is {words}
			{blamed.length === 0 ? '; no stage alone changed as clearly.' : ': '}
			{blamed.map(({ stage, p95Ms: nowMs, before: then }, at) => (
				<span key={stage}>
					{at > 0 && ', '}
					<FigureLink route={route} stageOver={{ stage, ms: then?.p95Ms ?? 0 }} title="The traces above what it was">
						<span className="font-medium underline decoration-line-strong underline-offset-2">{stage}</span>
					</FigureLink>{' '}
					{wentWords(nowMs, then?.p95Ms ?? null)}
				</span>
			))}
			{blamed.length > 0 && '.'}
		</p>
	);
}
