'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import { useKeys } from '../../lib/use-keys.ts';
import { useNarrow } from '../../lib/use-media.ts';
import { useStored } from '../../lib/use-stored.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useProject } from '../projects/project-context.tsx';
import { NoTraces } from './no-traces.tsx';
import type { TraceColumnKey } from './trace-columns.ts';
import { TraceHistogram } from './trace-histogram.tsx';
import { TraceList } from './trace-list.tsx';
import { TracePanel } from './trace-panel.tsx';
import { TraceToolbar } from './trace-toolbar.tsx';
import { useTraceList } from './use-trace-list.ts';
import { useTracesView } from './use-traces-view.ts';

/** Enter opens the row that has the focus, else the trace that is open; on other controls it is theirs. */
function traceForEnter({ target }: KeyboardEvent, open: string | null): string | null {
	if (!(target instanceof Element)) return open;
	const row = target.closest('[data-trace-id]');
	if (row !== null) return row.getAttribute('data-trace-id');
	return target.closest('button, a, summary, [role="tab"], [role="treeitem"]') === null ? open : null;
}

/** The list, and beside it the trace that is open. */
export function TraceBrowser() {
	const view = useTracesView();
	const { slug } = useProject();
	const router = useRouter();
	const isNarrow = useNarrow();
	const [atTop, setAtTop] = useState(true);
	const { rows, waiting, pages, isLive } = useTraceList({ atTop });
	const [hiddenText, setHidden] = useStored('trace-columns-hidden', '');
	const hidden = useMemo(() => new Set(hiddenText.split(',') as TraceColumnKey[]), [hiddenText]);

	const step = (by: number) => {
		const at = rows.findIndex((row) => row.traceId === view.trace);
		const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
		if (next !== undefined) view.step(next.traceId);
	};
	const openWhole = (traceId: string): void => router.push(`/${slug}/traces/${traceId}`);
	useKeys({
		j: () => step(1),
		k: () => step(-1),
		l: () => view.setLive(!view.live),
		enter: (event) => {
			const traceId = traceForEnter(event, view.trace);
			if (traceId === null) return false;
			openWhole(traceId);
		},
		escape: () => view.open(null),
	});
	const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
	const loadMore = useCallback(() => {
		if (hasNextPage && !isFetchingNextPage) fetchNextPage();
	}, [hasNextPage, isFetchingNextPage, fetchNextPage]);

	return (
		<div className="flex min-h-0 flex-1">
			<div className="flex min-w-0 flex-1 flex-col">
				<TraceToolbar
					waiting={waiting}
					isLive={isLive}
					hidden={hidden}
					onHide={(columns) => setHidden([...columns].filter(Boolean).join(','))}
					onShowNew={() => {
						document.querySelector('[data-testid="trace-list"]')?.scrollTo({ top: 0 });
						setAtTop(true);
					}}
				/>
				<TraceHistogram />
				{pages.isPending && <SkeletonRows rows={14} height={52} />}
				{pages.isError && (
					<ErrorNote title="The traces could not be read" error={pages.error} onRetry={() => pages.refetch()} />
				)}
				{pages.isSuccess && rows.length === 0 && <NoTraces />}
				{pages.isSuccess && rows.length > 0 && (
					<TraceList
						rows={rows}
						selected={view.trace}
						hidden={hidden}
						onOpen={(traceId) => (isNarrow ? openWhole(traceId) : view.open(traceId))}
						onMore={loadMore}
						onScroll={setAtTop}
					/>
				)}
			</div>
			{view.trace !== null && !isNarrow && <TracePanel traceId={view.trace} onClose={() => view.open(null)} />}
		</div>
	);
}
