'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import { useNarrow } from '../../lib/use-media.ts';
import { useStored } from '../../lib/use-stored.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useFilters } from '../filters/use-filters.ts';
import { useProject } from '../projects/project-context.tsx';
import { SearchResults } from '../search/search-results.tsx';
import { useRememberList } from './list-address.ts';
import { NoTraces } from './no-traces.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { type TraceColumnKey, traceColumns } from './trace-columns.ts';
import { TraceHistogram } from './trace-histogram.tsx';
import { traceHref } from './trace-href.ts';
import { TraceList } from './trace-list.tsx';
import { TracePanel } from './trace-panel.tsx';
import { TraceToolbar } from './trace-toolbar.tsx';
import { useListKeys, useLiveKey } from './use-list-keys.ts';
import { useSelection } from './use-selection.ts';
import { useSelectionKeys } from './use-selection-keys.ts';
import { useTraceList } from './use-trace-list.ts';
import { useTracesView } from './use-traces-view.ts';

/** A trace of the list starts with the span that it chooses itself. */
const noSpan = () => null;

/** The list, and beside it the trace that is open. */
export function TraceBrowser() {
	const view = useTracesView();
	const { slug } = useProject();
	const router = useRouter();
	useRememberList(slug, useSearchParams().toString());
	const isNarrow = useNarrow();
	const [atTop, setAtTop] = useState(true);
	const { filters } = useFilters();
	const isSearching = filters.text !== undefined;
	const { rows, waiting, pages, isLive } = useTraceList({ atTop, isSearching });
	const [hidden, setHidden] = useHiddenColumns();

	const openWhole = useCallback(
		(traceId: string, span: string | null = null) => {
			const seen = new URLSearchParams(window.location.search);
			const looks = seen.get('trace') === traceId ? seen : new URLSearchParams();
			if (span !== null) looks.set('span', span);
			router.push(traceHref(slug, traceId, looks));
		},
		[router, slug],
	);
	const listed = useMemo(() => rows.map(({ traceId }) => traceId), [rows]);
	const selection = useSelection(listed);
	useSelectionKeys(selection, view.trace, !isSearching);
	useListKeys({ listed, openWhole, spanOf: noSpan }, !isSearching);
	useLiveKey(!isSearching);
	const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
	const loadMore = useCallback(() => {
		if (hasNextPage && !isFetchingNextPage) fetchNextPage();
	}, [hasNextPage, isFetchingNextPage, fetchNextPage]);

	return (
		<div className="flex min-h-0 flex-1">
			<div className="relative flex min-w-0 flex-1 flex-col">
				<TraceToolbar
					waiting={waiting}
					isLive={isLive}
					isSearching={isSearching}
					hidden={hidden}
					onHide={setHidden}
					onShowNew={() => {
						document.querySelector('[data-testid="trace-list"]')?.scrollTo({ top: 0 });
						setAtTop(true);
					}}
				/>
				<TraceHistogram />
				{isSearching && (
					<SearchResults selected={view.trace} onOpen={isNarrow ? openWhole : view.open} openWhole={openWhole} />
				)}
				{!isSearching && pages.isPending && <SkeletonRows rows={14} height={52} />}
				{!isSearching && pages.isError && (
					<ErrorNote title="The traces could not be read" error={pages.error} onRetry={() => pages.refetch()} />
				)}
				{!isSearching && pages.isSuccess && rows.length === 0 && <NoTraces />}
				{!isSearching && pages.isSuccess && rows.length > 0 && (
					<TraceList
						rows={rows}
						selected={view.trace}
						hidden={hidden}
						selection={selection}
						onOpen={(traceId) => (isNarrow ? openWhole(traceId) : view.open(traceId))}
						onMore={loadMore}
						onScroll={setAtTop}
					/>
				)}
				{!isSearching && <SelectionBar selection={selection} />}
			</div>
			{view.trace !== null && !isNarrow && <TracePanel traceId={view.trace} onClose={() => view.open(null)} />}
		</div>
	);
}

/** Columns the reader does not want, remembered by the browser. */
function useHiddenColumns() {
	const [text, store] = useStored('trace-columns-hidden', '');
	const hidden = useMemo(() => {
		const keys = text.split(',');
		return new Set(traceColumns.map(({ key }) => key).filter((key) => keys.includes(key)));
	}, [text]);
	return [hidden, (columns: ReadonlySet<TraceColumnKey>) => store([...columns].join(','))] as const;
}
