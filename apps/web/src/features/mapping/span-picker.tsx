'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { formatTime } from '../../lib/format-time.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';

type SpanPickerProps = {
	traceId: string | null;
	spanId: string | null;
	onChoose: (span: { traceId: string; spanId: string | null }) => void;
};

const recentMs = 7 * 86_400_000;

/** One of the latest traces, or one by its id; then one of its spans. */
export function SpanPicker({ traceId, spanId, onChoose }: SpanPickerProps) {
	return (
		<div className="flex flex-wrap items-center gap-2 p-4">
			<RecentTraces traceId={traceId} onChoose={onChoose} />
			<TraceIdField onChoose={onChoose} />
			{traceId !== null && <SpansOf traceId={traceId} spanId={spanId} onChoose={onChoose} />}
		</div>
	);
}

function RecentTraces({ traceId, onChoose }: Omit<SpanPickerProps, 'spanId'>) {
	const { slug } = useProject();
	const { zone } = useTimeRange();
	const [from] = useState(() => new Date(Date.now() - recentMs).toISOString());
	const { data } = useQuery(useTrpc().traces.list.queryOptions({ project: slug, from, limit: 20 }));
	if (data === undefined) return null;
	if (data.items.length === 0) return <p className="text-text-2">No trace arrived in the last 7 days.</p>;
	const now = new Date();
	const options = data.items.map((trace) => ({
		value: trace.traceId,
		label: `${formatTime(trace.startTime, zone, now)} ${trace.name}`,
	}));
	const isListed = options.some(({ value }) => value === traceId);
	const shown = traceId === null ? [{ value: '', label: 'Pick one of the latest traces' }] : [];
	if (traceId !== null && !isListed) shown.push({ value: traceId, label: `${traceId.slice(0, 8)}…` });
	return (
		<Choice
			label="Trace"
			value={traceId ?? ''}
			onChange={(next) => next !== '' && onChoose({ traceId: next, spanId: null })}
			options={[...shown, ...options]}
		/>
	);
}

function TraceIdField({ onChoose }: Pick<SpanPickerProps, 'onChoose'>) {
	const [text, setText] = useState('');
	const id = text.trim().toLowerCase();
	return (
		<form
			className="flex gap-2"
			onSubmit={(event) => {
				event.preventDefault();
				onChoose({ traceId: id, spanId: null });
				setText('');
			}}
		>
			<input
				value={text}
				onChange={(event) => setText(event.target.value)}
				aria-label="Trace id"
				placeholder="or a trace id"
				className="h-7 w-44 rounded border border-line-strong bg-surface px-2 font-mono text-sm placeholder:font-sans placeholder:text-text-3"
			/>
			<Button type="submit" disabled={!/^[0-9a-f]{32}$/.test(id)}>
				Open
			</Button>
		</form>
	);
}

type SpansOfProps = SpanPickerProps & { traceId: string };

/** The first span is chosen until somebody chooses another. */
function SpansOf({ traceId, spanId, onChoose }: SpansOfProps) {
	const { slug } = useProject();
	const spans = useQuery(useTrpc().traces.firstSpans.queryOptions({ project: slug, traceId }, { retry: false }));
	const first = spans.data?.[0]?.spanId;
	useEffect(() => {
		if (spanId === null && first !== undefined) onChoose({ traceId, spanId: first });
	}, [spanId, first, traceId, onChoose]);
	if (spans.isError) return <ErrorNote title="The trace could not be read" error={spans.error} />;
	if (spans.data === undefined || spanId === null) return null;
	const options = spans.data.map((span) => ({ value: span.spanId, label: span.name }));
	// a later one of many is opened from its own page
	if (!options.some(({ value }) => value === spanId))
		options.unshift({ value: spanId, label: `${spanId.slice(0, 8)}…` });
	return (
		<Choice
			label="Span"
			named
			value={spanId}
			onChange={(next) => onChoose({ traceId, spanId: next })}
			options={options}
		/>
	);
}
