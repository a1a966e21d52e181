'use client';

import type { ComparedRow } from '@spanledger/api/compare/compare-traces';
import { type MessageText, messageTexts } from '@spanledger/core/compare/message-texts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useMemo } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useProject } from '../projects/project-context.tsx';
import { diffMessages, type MessageDiff } from './diff-messages.ts';
import { MessageDiffs } from './message-diffs.tsx';
import { changeWords } from './row-words.ts';

type TextsProps = { row: ComparedRow; a: string; b: string };

/** What a step was given and said on either side, with what is only in one. */
export function ComparedTexts({ row, a, b }: TextsProps) {
	const first = useTexts(a, row.a?.spanId);
	const second = useTexts(b, row.b?.spanId);
	const diffs = useMemo(() => diffMessages(first.texts, second.texts), [first.texts, second.texts]);
	const step = row.b ?? row.a;
	const error = first.error ?? second.error;
	return (
		<div className="h-full overflow-auto px-4 py-3" data-testid="compared-texts">
			<h2 className="truncate text-lg font-semibold">{step?.name}</h2>
			<p className="mb-3 flex flex-wrap gap-x-4 text-sm text-text-2">
				{changeWords(row).map((words) => (
					<span key={words} className="text-info">
						{words}
					</span>
				))}
				<SpanLink letter="A" traceId={a} spanId={row.a?.spanId} />
				<SpanLink letter="B" traceId={b} spanId={row.b?.spanId} />
			</p>
			{error !== null && <ErrorNote title="The words could not be read" error={error} />}
			{error === null && (first.isLoading || second.isLoading) && <TextsSkeleton />}
			{error === null && !first.isLoading && !second.isLoading && <Words row={row} diffs={diffs} />}
		</div>
	);
}

const noTexts: MessageText[] = [];

function useTexts(traceId: string, spanId: string | undefined) {
	const { slug } = useProject();
	const span = useQuery(
		useTrpc().traces.span.queryOptions(
			{ project: slug, traceId, spanId: spanId ?? '' },
			{ enabled: spanId !== undefined, staleTime: 60_000 },
		),
	);
	const content = span.data?.content ?? null;
	const texts = useMemo(() => (content === null ? noTexts : messageTexts(content)), [content]);
	return { texts, isLoading: span.isLoading, error: span.error };
}

function SpanLink({ letter, traceId, spanId }: { letter: string; traceId: string; spanId: string | undefined }) {
	const { slug } = useProject();
	if (spanId === undefined) return <span className="text-text-3">not in {letter}</span>;
	return (
		<Link href={`/${slug}/traces/${traceId}?span=${spanId}`} className="text-accent hover:underline">
			span in {letter}
		</Link>
	);
}

function Words({ row, diffs }: { row: ComparedRow; diffs: MessageDiff[] }) {
	if (diffs.length === 0) {
		return (
			<p className="max-w-[64ch] text-text-2">
				No words of this step are kept on either side: it carried none, content is off in the application, or it has
				passed its retention.
			</p>
		);
	}
	const isOneSided = row.a === null || row.b === null;
	return <MessageDiffs diffs={diffs} isOneSided={isOneSided} />;
}

function TextsSkeleton() {
	return (
		<div className="space-y-3" role="status" aria-label="Loading">
			<Skeleton className="h-16 w-full" />
			<Skeleton className="h-28 w-full" />
		</div>
	);
}
