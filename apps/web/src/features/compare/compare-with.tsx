'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatTime } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Field } from '../../ui/field.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { CostFigure } from '../traces/cost-figure.tsx';
import { type ComparableTrace, earlierOfRoute } from './earlier-of-route.ts';
import { traceIdIn } from './trace-id-in.ts';

type CompareWithProps = { trace: ComparableTrace; onChoose: (traceId: string) => void; onClose: () => void };

/** Which trace to hold the open one against: an id that is pasted, or one of the last of its route. */
export function CompareWith({ trace, onChoose, onClose }: CompareWithProps) {
	const [text, setText] = useState('');
	const id = traceIdIn(text);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (id !== null) onChoose(id);
	};
	return (
		<Dialog open onOpenChange={onClose} title="Compare with…">
			<form onSubmit={submit} className="flex items-end gap-2">
				<div className="flex-1">
					<Field
						label="Trace id or address"
						value={text}
						onChange={(event) => setText(event.target.value)}
						spellCheck={false}
						className="font-mono text-sm"
						{...(text.trim() !== '' && id === null ? { error: 'A trace id has 32 hex digits.' } : {})}
					/>
				</div>
				<Button type="submit" look="primary" disabled={id === null} className="h-8">
					Compare
				</Button>
			</form>
			<h3 className="mt-4 mb-1 text-sm text-text-3">Before it{trace.route === null ? '' : `, of ${trace.route}`}</h3>
			<Earlier trace={trace} onChoose={onChoose} />
		</Dialog>
	);
}

const shown = 10;

function Earlier({ trace, onChoose }: Omit<CompareWithProps, 'onClose'>) {
	const { slug } = useProject();
	const { zone } = useTimeRange();
	const now = useNow();
	const earlier = useQuery(
		useTrpc().traces.list.queryOptions({ project: slug, ...earlierOfRoute(trace, shown) }, { staleTime: 60_000 }),
	);
	if (earlier.isPending) return <SkeletonRows rows={5} />;
	if (earlier.isError) {
		return <ErrorNote title="The traces could not be read" error={earlier.error} onRetry={() => earlier.refetch()} />;
	}
	if (earlier.data.items.length === 0) return <p className="text-text-2">None within 30 days.</p>;
	return (
		<ul className="divide-y divide-line text-sm">
			{earlier.data.items.map((other) => (
				<li key={other.traceId}>
					<button
						type="button"
						onClick={() => onChoose(other.traceId)}
						className="flex h-8 w-full items-center gap-3 text-left tabular-nums hover:bg-sunken"
					>
						<span className="text-text-2">{formatTime(other.startTime, zone, now)}</span>
						<span className="min-w-0 flex-1 truncate">{other.models.join(', ') || other.name}</span>
						<span>{formatDuration(other.durationMs)}</span>
						<span className="w-16 text-right">
							<CostFigure {...other} />
						</span>
					</button>
				</li>
			))}
		</ul>
	);
}
