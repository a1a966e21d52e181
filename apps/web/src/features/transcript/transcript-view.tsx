'use client';

import type { Transcript } from '@spanledger/api/transcript/read-transcript';
import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { useEffect, useMemo, useRef, useState } from 'react';
import { plural } from '../../lib/format-count.ts';
import { transcriptKeys } from '../../lib/key-tables.ts';
import { useActionKeys } from '../../lib/use-keys.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { Code } from '../../ui/code.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useProject } from '../projects/project-context.tsx';
import { contentHint } from '../spans/content-hints.ts';
import { TranscriptEntryView } from './transcript-entry.tsx';

/** The whole trace read as a conversation. */
export function TranscriptView({ traceId, settled }: { traceId: string; settled: boolean }) {
	const { slug } = useProject();
	const transcript = useQuery(
		useTrpc().traces.transcript.queryOptions(
			{ project: slug, traceId },
			{ staleTime: settled ? Number.POSITIVE_INFINITY : 1_000 },
		),
	);
	if (transcript.isPending) return <TranscriptSkeleton />;
	if (transcript.isError) {
		return (
			<ErrorNote
				title="The conversation could not be read"
				error={transcript.error}
				onRetry={() => transcript.refetch()}
			/>
		);
	}
	if (!transcript.data.entries.some(({ kind }) => kind !== 'silent' && kind !== 'label')) {
		return <NothingSaid transcript={transcript.data} />;
	}
	return <Entries transcript={transcript.data} />;
}

/** Markdown of hundreds of messages takes seconds: so many are drawn at first, and more as the reader comes to them. */
const drawnAtOnce = 40;

function Entries({ transcript: { entries, steps, leftOut } }: { transcript: Transcript }) {
	const [spanId, setSpanId] = useQueryState('span', parseAsString);
	const list = useRef<HTMLOListElement>(null);
	const stepIds = useMemo(() => [...new Set(entries.map((entry) => entry.spanId))], [entries]);
	const selectedAt = entries.findIndex((entry) => entry.spanId === spanId);
	const [drawn, setDrawn] = useState(drawnAtOnce);
	const shown = Math.max(drawn, selectedAt + 10);
	const step = (by: number) => {
		const at = spanId === null ? -1 : stepIds.indexOf(spanId);
		const next = stepIds[at === -1 ? 0 : Math.min(stepIds.length - 1, Math.max(0, at + by))];
		if (next !== undefined) void setSpanId(next);
	};
	useActionKeys(transcriptKeys, { before: () => step(-1), next: () => step(1) });
	useEffect(() => {
		if (spanId === null) return;
		list.current?.querySelector(`[data-span="${CSS.escape(spanId)}"]`)?.scrollIntoView({ block: 'nearest' });
	}, [spanId]);
	return (
		<div className="min-h-0 flex-1 overflow-auto px-4 py-4 lg:px-6" data-testid="transcript">
			<ol ref={list} className="max-w-[1040px] space-y-3">
				{entries.slice(0, shown).map((entry, index) => (
					<TranscriptEntryView
						// biome-ignore lint/suspicious/noArrayIndexKey: what was said never moves
						key={index}
						entry={entry}
						step={steps[entry.spanId]}
						isSelected={entry.spanId === spanId}
					/>
				))}
			</ol>
			{shown < entries.length && (
				<More key={shown} left={entries.length - shown} onMore={() => setDrawn(shown + drawnAtOnce)} />
			)}
			{leftOut > 0 && shown >= entries.length && (
				<p className="mt-4 text-text-2">
					{plural(leftOut, 'later step')} of this trace {leftOut === 1 ? 'is' : 'are'} not in the conversation: it is
					longer than anybody reads in one go. They are all in the waterfall.
				</p>
			)}
		</div>
	);
}

/** Comes into view: the next ones are drawn. A new one for each batch: what is in view already would not be seen to come. */
function More({ left, onMore }: { left: number; onMore: () => void }) {
	const mark = useRef<HTMLDivElement>(null);
	const latest = useRef(onMore);
	latest.current = onMore;
	useEffect(() => {
		if (mark.current === null) return;
		const observer = new IntersectionObserver(
			(seen) => {
				if (seen.some(({ isIntersecting }) => isIntersecting)) latest.current();
			},
			{ rootMargin: '600px' },
		);
		observer.observe(mark.current);
		return () => observer.disconnect();
	}, []);
	return (
		<div ref={mark} className="py-3">
			<Button look="quiet" onClick={onMore}>
				Show more, {left} to come
			</Button>
		</div>
	);
}

/** Says what, then why, then what to do. */
function NothingSaid({ transcript: { entries, steps, hasContent } }: { transcript: Transcript }) {
	const call = entries.find(({ kind }) => kind === 'silent');
	const step = call === undefined ? undefined : steps[call.spanId];
	const hint = step === undefined ? null : contentHint(step);
	if (hint === null || hasContent) {
		return (
			<p className="max-w-[64ch] px-6 py-8 text-text-2">
				{hasContent
					? 'The words of this trace are no longer kept, or no model, tool or agent said any. Its steps are in the waterfall.'
					: 'Nothing was said in this trace: it has no model calls, tools or agents with content. Its steps are in the waterfall.'}
			</p>
		);
	}
	return (
		<div className="max-w-[64ch] space-y-2 px-6 py-8">
			<p className="font-medium">No prompts stored</p>
			<p className="text-text-2">{hint.why}</p>
			<Code text={hint.code} />
		</div>
	);
}

function TranscriptSkeleton() {
	return (
		<div role="status" aria-label="Loading" className="max-w-[1040px] space-y-6 px-6 py-4">
			<Skeleton className="h-8 w-full" />
			<Skeleton className="h-12 w-2/3" />
			<Skeleton className="h-24 w-5/6" />
			<Skeleton className="h-16 w-3/4" />
		</div>
	);
}
