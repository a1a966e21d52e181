'use client';

import { useId } from 'react';
import { Field } from '../../ui/field.tsx';
import { datasetNamePattern } from './dataset-name-pattern.ts';
import { useDatasets } from './use-datasets.ts';

type DatasetFieldsProps = {
	dataset: string;
	onDataset: (dataset: string) => void;
	labels: string;
	onLabels: (labels: string) => void;
};

/** Which dataset it goes into, and under which labels. */
export function DatasetFields({ dataset, onDataset, labels, onLabels }: DatasetFieldsProps) {
	const names = useId();
	const { list } = useDatasets();
	const isNew = dataset.trim() !== '' && list.data?.every(({ name }) => name !== dataset.trim()) === true;
	return (
		<>
			<Field
				label="Dataset"
				value={dataset}
				onChange={(event) => onDataset(event.target.value)}
				list={names}
				placeholder="support-regressions"
				{...datasetNamePattern}
				hint={isNew ? 'There is none of this name yet: it is made.' : 'Choose one, or type a new name.'}
				required
				autoFocus
			/>
			<datalist id={names}>
				{list.data?.map(({ id, name }) => (
					<option key={id} value={name} />
				))}
			</datalist>
			<Field
				label="Labels"
				value={labels}
				onChange={(event) => onLabels(event.target.value)}
				placeholder="refund, tone"
				hint="Separated by commas; they go with the item into every export."
			/>
		</>
	);
}
