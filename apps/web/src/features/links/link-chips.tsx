'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { formatCount } from '../../lib/format-count.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Popover } from '../../ui/popover.tsx';
import { useProject } from '../projects/project-context.tsx';
import { LinkList } from './link-list.tsx';
import { countWords, type LinkDirection, linkWords } from './link-words.ts';

/** What a trace, or one of its spans, links to and is linked from; nothing for the many that have no links. */
export function LinkChips({ traceId, spanId = null }: { traceId: string; spanId?: string | null }) {
	const ofTrace = useLinkCounts(traceId, null, true);
	const hasAny = ofTrace !== undefined && ofTrace.to + ofTrace.from > 0;
	const ofSpan = useLinkCounts(traceId, spanId, hasAny && spanId !== null);
	const counts = spanId === null ? ofTrace : ofSpan;
	if (counts === undefined || !hasAny) return null;
	return (
		<>
			{counts.to > 0 && <Chip direction="to" count={counts.to} traceId={traceId} spanId={spanId} />}
			{counts.from > 0 && <Chip direction="from" count={counts.from} traceId={traceId} spanId={spanId} />}
		</>
	);
}

function useLinkCounts(traceId: string, spanId: string | null, enabled: boolean) {
	const { slug } = useProject();
	const counts = useTrpc().links.count.queryOptions({ project: slug, traceId, spanId }, { enabled, staleTime: 10_000 });
	return useQuery(counts).data;
}

type ChipProps = { direction: LinkDirection; count: number; traceId: string; spanId: string | null };

function Chip({ direction, count, ...of }: ChipProps) {
	const Icon = direction === 'to' ? ArrowUpRight : ArrowDownLeft;
	const trigger = (
		<button
			type="button"
			aria-label={`${linkWords[direction]} ${countWords(count)}`}
			className="inline-flex items-center gap-1 rounded text-text-2 hover:text-accent"
		>
			<Icon size={13} className="shrink-0 text-text-3" />
			<span className="text-text-3">{linkWords[direction]}</span>
			<span className="underline decoration-line-strong underline-offset-2 tabular-nums">
				{count > 1_000 ? '1,000+' : formatCount(count)}
			</span>
		</button>
	);
	return (
		<Popover trigger={trigger} label={linkWords[direction]}>
			<LinkList direction={direction} count={count} {...of} />
		</Popover>
	);
}
