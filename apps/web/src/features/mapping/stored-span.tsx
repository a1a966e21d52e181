'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useProject } from '../projects/project-context.tsx';
import { Explanation } from './explanation.tsx';
import { SpanPicker } from './span-picker.tsx';
import type { MappingDraft } from './use-mapping-draft.ts';

type StoredSpanProps = {
	mapping: MappingDraft;
	traceId: string | null;
	spanId: string | null;
	onChoose: (span: { traceId: string; spanId: string | null }) => void;
};

/** A span that has arrived, and what is understood of it by the keys as they stand in the draft. */
export function StoredSpan({ mapping, traceId, spanId, onChoose }: StoredSpanProps) {
	return (
		<div>
			<SpanPicker traceId={traceId} spanId={spanId} onChoose={onChoose} />
			{traceId !== null && spanId !== null && <Explained mapping={mapping} traceId={traceId} spanId={spanId} />}
		</div>
	);
}

function Explained({ mapping, traceId, spanId }: { mapping: MappingDraft; traceId: string; spanId: string }) {
	const { slug } = useProject();
	const explained = useQuery(
		useTrpc().mapping.explainStored.queryOptions(
			{ project: slug, traceId, spanId, mapping: mapping.draft },
			{ placeholderData: keepPreviousData },
		),
	);
	if (explained.isPending) return <SkeletonRows rows={6} />;
	if (explained.isError) {
		return <ErrorNote title="The span could not be read" error={explained.error} onRetry={() => explained.refetch()} />;
	}
	if (explained.data.explanation === null) {
		return (
			<p className="px-4 pb-4 text-text-2">
				The content of this span has passed its retention; its figures stay, but what gave them is gone.
			</p>
		);
	}
	return <Explanation explanation={explained.data.explanation} mapping={mapping} />;
}
