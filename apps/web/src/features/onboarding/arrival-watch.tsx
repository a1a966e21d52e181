'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck, LoaderCircle } from 'lucide-react';
import { formatCount, plural } from '../../lib/format-count.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { DroppedLogs } from '../logs/dropped-logs.tsx';
import { useProject } from '../projects/project-context.tsx';
import { MissingPieces } from './missing-pieces.tsx';
import type { Arrival } from './missing-pieces-of.ts';

const lookEveryMs = 2_000;

/** Waits for the first span, then says what has come and what is missing. */
export function ArrivalWatch({ onDone }: { onDone: () => void }) {
	const { slug } = useProject();
	const { data: arrival, isError } = useQuery(
		useTrpc().onboarding.status.queryOptions({ project: slug }, { refetchInterval: lookEveryMs, staleTime: 0 }),
	);
	const hasArrived = arrival !== undefined && arrival.spans > 0;
	return (
		<aside aria-live="polite" className="panel h-fit p-4 lg:sticky lg:top-16">
			{!hasArrived && (
				<>
					<p className="flex items-center gap-2 font-medium">
						<LoaderCircle size={14} className="animate-spin text-accent" />
						Waiting for the first span…
					</p>
					<p className="mt-1 text-text-2">
						{isError
							? 'The server does not answer; this page keeps trying.'
							: 'This page turns by itself. Exporters send every few seconds, and when the process ends.'}
					</p>
					<DroppedLogs className="mt-3" />
				</>
			)}
			{hasArrived && <Arrived arrival={arrival} onDone={onDone} />}
		</aside>
	);
}

function Arrived({ arrival, onDone }: { arrival: Arrival; onDone: () => void }) {
	const isSettling = arrival.traces === 0;
	return (
		<div className="space-y-4">
			<div>
				<p className="flex items-center gap-2 font-medium">
					<CircleCheck size={14} className="text-good" />
					{plural(arrival.spans, 'span')} arrived
				</p>
				<p className="mt-1 text-text-2">
					{isSettling
						? 'Settling: a trace is counted once it has been quiet for a second.'
						: `${plural(arrival.traces, 'trace')}, ${formatCount(arrival.modelCalls)} ${arrival.modelCalls === 1 ? 'call' : 'calls'} to a model.`}
				</p>
			</div>
			<MissingPieces arrival={arrival} />
			<Button look="primary" onClick={onDone}>
				Show the traces
			</Button>
		</div>
	);
}
