'use client';

import { useState } from 'react';
import { formatCountExact } from '../../lib/format-count.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ItemDialog } from './item-dialog.tsx';
import { ItemList } from './item-list.tsx';
import type { Item } from './item-row.tsx';
import { useDatasetItems } from './use-dataset.ts';

type ItemsTabProps = {
	dataset: string;
	/** null = the latest. */
	version: number | null;
	latest: number;
};

/** The items as they stand in a version; an older one can only be read. */
export function ItemsTab({ dataset, version, latest }: ItemsTabProps) {
	const { items, rows } = useDatasetItems(dataset, version);
	const [open, setOpen] = useState<Item | null>(null);
	const isLatest = version === null || version >= latest;
	return (
		<div className="space-y-4">
			{!isLatest && (
				<p className="text-text-2">
					Version {version} as it stood. Only the latest, {formatCountExact(latest)}, can be changed.
				</p>
			)}
			{items.isError && (
				<ErrorNote title="The items could not be read" error={items.error} onRetry={() => void items.refetch()} />
			)}
			{items.isPending && <SkeletonRows rows={6} height={56} />}
			{items.isSuccess && <ItemList dataset={dataset} items={rows} canChange={isLatest} onOpen={setOpen} />}
			{items.hasNextPage && (
				<Button disabled={items.isFetchingNextPage} onClick={() => void items.fetchNextPage()}>
					{items.isFetchingNextPage ? 'Reading…' : 'More'}
				</Button>
			)}
			{open !== null && (
				<ItemDialog key={open.id} dataset={dataset} item={open} canChange={isLatest} onClose={() => setOpen(null)} />
			)}
		</div>
	);
}
