'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { plural } from '../../lib/format-count.ts';
import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useProject } from '../projects/project-context.tsx';
import { AddOneForm } from './add-one-form.tsx';
import { addedWords } from './added-words.ts';
import { DatasetFields } from './dataset-fields.tsx';
import { typedLabels } from './item-words.ts';
import { useDatasets } from './use-datasets.ts';

type AddToDatasetDialogProps = {
	/** At most 200. Of one its question and answer are shown, and what should have been answered can be typed. */
	traceIds: readonly string[];
	/** One span of the one trace, instead of the whole. */
	spanId?: string;
	onClose: () => void;
};

/** Puts traces into a dataset; mount it to open it. */
export function AddToDatasetDialog({ traceIds, spanId, onClose }: AddToDatasetDialogProps) {
	const [only] = traceIds;
	const one = traceIds.length === 1 ? only : undefined;
	return (
		<Dialog
			open
			onOpenChange={onClose}
			wide={one !== undefined}
			title={one === undefined ? `Add ${plural(traceIds.length, 'trace')} to a dataset` : 'Add to a dataset'}
			description="What was asked, what was answered and the documents become a test case. What stands there already is not added twice."
		>
			{one === undefined ? (
				<AddManyForm traceIds={traceIds} onAdded={onClose} />
			) : (
				<AddOneForm traceId={one} {...(spanId === undefined ? {} : { spanId })} onAdded={onClose} />
			)}
		</Dialog>
	);
}

function AddManyForm({ traceIds, onAdded }: { traceIds: readonly string[]; onAdded: () => void }) {
	const { slug } = useProject();
	const { list, addTraces } = useDatasets();
	const [typed, setTyped] = useState<string | null>(null);
	const [labels, setLabels] = useState('');
	const [answersAreExpected, setAnswersAreExpected] = useState(false);
	const dataset = typed ?? list.data?.[0]?.name ?? '';
	const add = () =>
		addTraces.mutate(
			{
				project: slug,
				dataset: dataset.trim(),
				traceIds: [...traceIds],
				labels: typedLabels(labels),
				answersAreExpected,
			},
			{
				onSuccess: (outcome) => {
					toast(addedWords(outcome, dataset.trim()));
					onAdded();
				},
			},
		);
	return (
		<form
			className="space-y-4"
			onSubmit={(event) => {
				event.preventDefault();
				add();
			}}
		>
			<DatasetFields dataset={dataset} onDataset={setTyped} labels={labels} onLabels={setLabels} />
			<Switch
				checked={answersAreExpected}
				onChange={setAnswersAreExpected}
				label="The answers are right: expect them from now on"
			/>
			{addTraces.error !== null && (
				<p role="alert" className="text-bad">
					{errorWords(addTraces.error)}
				</p>
			)}
			<Button type="submit" look="primary" disabled={addTraces.isPending || dataset.trim() === ''}>
				{addTraces.isPending ? 'Adding…' : `Add ${plural(traceIds.length, 'trace')}`}
			</Button>
		</form>
	);
}
