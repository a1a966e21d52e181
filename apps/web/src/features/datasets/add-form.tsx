'use client';

import { type ReactNode, useState } from 'react';
import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { DatasetFields } from './dataset-fields.tsx';
import { typedLabels } from './item-words.ts';
import { useDatasets } from './use-datasets.ts';

type AddFormProps = {
	/** What the button says: "Add it", "Add 12 traces". */
	action: string;
	isPending: boolean;
	error: Parameters<typeof errorWords>[0] | null;
	onAdd: (target: { dataset: string; labels: string[] }) => void;
	/** What is added, and what is said of it. */
	children?: ReactNode;
};

/** Into which dataset, under which labels: the one form for whatever is added. */
export function AddForm({ action, isPending, error, onAdd, children }: AddFormProps) {
	const { list } = useDatasets();
	const [typed, setTyped] = useState<string | null>(null);
	const [labels, setLabels] = useState('');
	const dataset = (typed ?? list.data?.[0]?.name ?? '').trim();
	return (
		<form
			className="space-y-4"
			onSubmit={(event) => {
				event.preventDefault();
				onAdd({ dataset, labels: typedLabels(labels) });
			}}
		>
			{children}
			<DatasetFields
				dataset={typed ?? list.data?.[0]?.name ?? ''}
				onDataset={setTyped}
				labels={labels}
				onLabels={setLabels}
			/>
			{error !== null && (
				<p role="alert" className="text-bad">
					{errorWords(error)}
				</p>
			)}
			<Button type="submit" look="primary" disabled={isPending || dataset === ''}>
				{isPending ? 'Adding…' : action}
			</Button>
		</form>
	);
}
