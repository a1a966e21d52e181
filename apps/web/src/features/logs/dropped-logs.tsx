'use client';

import { useQuery } from '@tanstack/react-query';
import { formatCountExact } from '../../lib/format-count.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

/** One line where log records came that belonged to nothing: what, why, and what to do. Nothing where none did. */
export function DroppedLogs({ className = '' }: { className?: string }) {
	const { slug } = useProject();
	const { data } = useQuery(useTrpc().logs.dropped.queryOptions({ project: slug }, { staleTime: 30_000 }));
	if (data === undefined || data.uncorrelated === 0) return null;
	const isOne = data.uncorrelated === 1;
	return (
		<p className={`max-w-[72ch] text-sm text-text-2 ${className}`}>
			<span className="font-medium tabular-nums">{formatCountExact(data.uncorrelated)}</span>{' '}
			{isOne ? 'log record of the last 24 hours belonged' : 'log records of the last 24 hours belonged'} to no span and{' '}
			{isOne ? 'was' : 'were'} not kept. Records are kept that carry the ids of a trace and a span: log while the span
			is active, through OpenTelemetry’s logging bridge.
		</p>
	);
}
