'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { DatasetTable } from './dataset-table.tsx';
import { NewDatasetDialog } from './new-dataset-dialog.tsx';
import { NoDatasets } from './no-datasets.tsx';
import { useDatasets } from './use-datasets.ts';

/** Test cases out of traces, by name. */
export function DatasetsPage() {
	const { list } = useDatasets();
	const [isMaking, setMaking] = useState(false);
	return (
		<>
			<TopBar />
			<div className="space-y-4 px-4 py-4 lg:px-6">
				<div className="flex items-center justify-between gap-4">
					<h1>Datasets</h1>
					<Button onClick={() => setMaking(true)}>
						<Plus size={14} /> New dataset
					</Button>
				</div>
				{list.isPending && <SkeletonRows rows={4} height={44} />}
				{list.isError && (
					<ErrorNote title="The datasets could not be read" error={list.error} onRetry={() => list.refetch()} />
				)}
				{list.isSuccess && (list.data.length === 0 ? <NoDatasets /> : <DatasetTable datasets={list.data} />)}
			</div>
			{isMaking && <NewDatasetDialog onClose={() => setMaking(false)} />}
		</>
	);
}
