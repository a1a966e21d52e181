'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useProject } from '../projects/project-context.tsx';
import type { Item } from './item-row.tsx';
import { questionWords, typedLabels, typedValue, valueWords } from './item-words.ts';
import { useDatasets } from './use-datasets.ts';

type ItemDialogProps = { dataset: string; item: Item; onClose: () => void };

/** What should be answered, and the labels. Every change is a version of its own. */
export function ItemDialog({ dataset, item, onClose }: ItemDialogProps) {
	const { slug } = useProject();
	const { editItem } = useDatasets();
	const [expected, setExpected] = useState(valueWords(item.expected));
	const [labels, setLabels] = useState(item.labels.join(', '));
	const answer = valueWords(item.output);
	const save = () =>
		editItem.mutate(
			{
				...{ project: slug, dataset, itemId: item.id },
				edit: { expected: typedValue(expected, item.expected), labels: typedLabels(labels) },
			},
			{
				onSuccess: ({ version }) => {
					toast(`Saved as version ${version}.`);
					onClose();
				},
			},
		);
	return (
		<Dialog open wide onOpenChange={onClose} title={`Item ${item.position}`}>
			<form
				className="space-y-4"
				onSubmit={(event) => {
					event.preventDefault();
					save();
				}}
			>
				<div className="max-h-48 overflow-auto rounded border border-line bg-sunken p-3 break-words whitespace-pre-wrap">
					{questionWords(item.input)}
				</div>
				<TextArea
					label="Expected output"
					rows={6}
					value={expected}
					onChange={(event) => setExpected(event.target.value)}
				/>
				{answer !== '' && answer !== expected && (
					<Button onClick={() => setExpected(answer)}>What was answered is right</Button>
				)}
				<Field label="Labels" value={labels} onChange={(event) => setLabels(event.target.value)} />
				{editItem.error !== null && (
					<p role="alert" className="text-bad">
						{errorWords(editItem.error)}
					</p>
				)}
				<Button type="submit" look="primary" disabled={editItem.isPending}>
					{editItem.isPending ? 'Saving…' : 'Save'}
				</Button>
			</form>
		</Dialog>
	);
}
