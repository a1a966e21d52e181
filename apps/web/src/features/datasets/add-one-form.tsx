'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { errorWords } from '../../trpc/error-words.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useProject } from '../projects/project-context.tsx';
import { DatasetFields } from './dataset-fields.tsx';
import { questionWords, typedLabels, typedValue, valueWords } from './item-words.ts';
import { useDatasets } from './use-datasets.ts';

type AddOneFormProps = { traceId: string; spanId?: string; onAdded: () => void };
type Taken = NonNullable<RouterOutputs['datasets']['take']['item']>;

/** One trace on its way into a dataset: what was asked and answered, and what should have been. */
export function AddOneForm(props: AddOneFormProps) {
	const trpc = useTrpc();
	const { slug } = useProject();
	const { traceId, spanId } = props;
	const place = { project: slug, traceId, ...(spanId === undefined ? {} : { spanId }) };
	const taken = useQuery(trpc.datasets.take.queryOptions(place));
	if (taken.isError)
		return <ErrorNote title="The trace could not be read." error={taken.error} onRetry={() => void taken.refetch()} />;
	if (taken.isPending) return <Skeleton className="h-40" />;
	if (taken.data.item === null)
		return (
			<p className="text-text-2">
				No question to keep: nothing was sent of what was asked, or it has expired. Content is kept for 30 days, and
				only where the library sends it.
			</p>
		);
	return <TakenForm {...props} taken={taken.data.item} />;
}

function TakenForm({ traceId, spanId, onAdded, taken }: AddOneFormProps & { taken: Taken }) {
	const { slug } = useProject();
	const { list, add } = useDatasets();
	const [typed, setTyped] = useState<string | null>(null);
	const [labels, setLabels] = useState('');
	const [expected, setExpected] = useState('');
	const dataset = typed ?? list.data?.[0]?.name ?? '';
	const submit = () =>
		add.mutate(
			{
				...{ project: slug, dataset: dataset.trim(), traceId, labels: typedLabels(labels) },
				...(spanId === undefined ? {} : { spanId }),
				expected: typedValue(expected, taken.output),
			},
			{
				onSuccess: ({ isDuplicate, version }) => {
					const name = dataset.trim();
					toast(isDuplicate ? `It stands in ${name} already.` : `Added to ${name}, version ${version}.`);
					onAdded();
				},
			},
		);
	return (
		<form
			className="space-y-4"
			onSubmit={(event) => {
				event.preventDefault();
				submit();
			}}
		>
			<TakenContent taken={taken} />
			<TextArea
				label="Expected output"
				rows={3}
				value={expected}
				onChange={(event) => setExpected(event.target.value)}
				placeholder="What should have been answered; leave it empty when nobody knows yet."
			/>
			{valueWords(taken.output) !== '' && (
				<Button onClick={() => setExpected(valueWords(taken.output))}>The answer was right</Button>
			)}
			<DatasetFields dataset={dataset} onDataset={setTyped} labels={labels} onLabels={setLabels} />
			{add.error !== null && (
				<p role="alert" className="text-bad">
					{errorWords(add.error)}
				</p>
			)}
			<Button type="submit" look="primary" disabled={add.isPending || dataset.trim() === ''}>
				{add.isPending ? 'Adding…' : 'Add it'}
			</Button>
		</form>
	);
}

function TakenContent({ taken: { input, output, context } }: { taken: Taken }) {
	const documents = context.length === 0 ? 'no documents' : `${context.length} documents go with it`;
	const answer = valueWords(output);
	return (
		<dl className="space-y-2 rounded border border-line bg-sunken p-3">
			<dt className="text-sm text-text-3">Question</dt>
			<dd className="max-h-32 overflow-auto break-words whitespace-pre-wrap">{questionWords(input)}</dd>
			<dt className="text-sm text-text-3">Answer</dt>
			<dd className="max-h-32 overflow-auto break-words whitespace-pre-wrap">
				{answer === '' ? <span className="text-text-3">– none was sent</span> : answer}
			</dd>
			<dd className="text-sm text-text-3">{documents}</dd>
		</dl>
	);
}
