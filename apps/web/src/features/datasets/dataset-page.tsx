'use client';

import { parseAsInteger, useQueryState } from 'nuqs';
import { useState } from 'react';
import { formatCountExact, plural } from '../../lib/format-count.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { ExportMenu } from './export-menu.tsx';
import { ItemDialog } from './item-dialog.tsx';
import { ItemList } from './item-list.tsx';
import type { Item } from './item-row.tsx';
import { useDataset } from './use-dataset.ts';

/** One dataset: its items as they stand in a version. `?version=` shows an older one, which can only be read. */
export function DatasetPage({ name }: { name: string }) {
	const [version, setVersion] = useQueryState('version', parseAsInteger);
	const { dataset, items, rows } = useDataset(name, version);
	const [edited, setEdited] = useState<Item | null>(null);
	const latest = dataset.data?.dataset.version ?? 0;
	const isLatest = version === null || version >= latest;
	const versions = dataset.data?.versions ?? [];
	const error = dataset.error ?? items.error;
	return (
		<>
			<TopBar />
			<div className="space-y-4 px-4 py-4 lg:px-6">
				<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
					<h1 className="break-all">{name}</h1>
					{versions.length > 0 && (
						<Choice
							label="Version"
							named
							value={String(version ?? latest)}
							onChange={(chosen) => void setVersion(Number(chosen) === latest ? null : Number(chosen))}
							options={versions.map(({ version, change, changed }) => ({
								value: String(version),
								label: `${version} (${change} ${changed})`,
							}))}
						/>
					)}
					{dataset.isSuccess && (
						<span className="text-text-3">{plural(dataset.data.dataset.items, 'item')} in the latest</span>
					)}
					<span className="flex-1" />
					{latest > 0 && <ExportMenu name={name} version={version ?? latest} />}
				</div>
				{!isLatest && (
					<p className="text-text-2">
						Version {version} as it stood. Only the latest, {formatCountExact(latest)}, can be changed.
					</p>
				)}
				{error !== null && (
					<ErrorNote
						title="The dataset could not be read"
						error={error}
						onRetry={() => void Promise.all([dataset.refetch(), items.refetch()])}
					/>
				)}
				{items.isPending && <SkeletonRows rows={6} height={56} />}
				{items.isSuccess && <ItemList name={name} items={rows} onEdit={isLatest ? setEdited : null} />}
				{items.hasNextPage && (
					<Button disabled={items.isFetchingNextPage} onClick={() => void items.fetchNextPage()}>
						{items.isFetchingNextPage ? 'Reading…' : 'More'}
					</Button>
				)}
			</div>
			{edited !== null && <ItemDialog key={edited.id} dataset={name} item={edited} onClose={() => setEdited(null)} />}
		</>
	);
}
