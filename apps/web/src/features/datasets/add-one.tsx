'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useProject } from '../projects/project-context.tsx';
import { AddForm } from './add-form.tsx';
import { questionWords, typedValue, valueWords } from './item-words.ts';
import { useDatasets } from './use-datasets.ts';

type AddOneProps = { traceId: string; spanId?: string; onAdded: () => void };
type Taken = NonNullable<RouterOutputs['datasets']['take']['item']>;

const placeOf = ({ traceId, spanId }: AddOneProps) => ({ traceId, ...(spanId === undefined ? {} : { spanId }) });

/** One trace on its way into a dataset: what was asked and answered, and what should have been. */
export function AddOne(props: AddOneProps) {
	const trpc = useTrpc();
	const { slug } = useProject();
	const taken = useQuery(trpc.datasets.take.queryOptions({ project: slug, ...placeOf(props) }));
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
	return <AddTaken {...props} taken={taken.data.item} />;
}

function AddTaken({ taken, onAdded, ...place }: AddOneProps & { taken: Taken }) {
	const { slug } = useProject();
	const { add } = useDatasets();
	const [expected, setExpected] = useState('');
	const onAdd = (target: { dataset: string; labels: string[] }) =>
		add.mutate(
			{
				...{ project: slug, ...target, ...placeOf({ ...place, onAdded }) },
				expected: typedValue(expected, taken.output),
			},
			{
				onSuccess: ({ isDuplicate, version }) => {
					const { dataset } = target;
					toast(isDuplicate ? `It stands in ${dataset} already.` : `Added to ${dataset}, version ${version}.`);
					onAdded();
				},
			},
		);
	return (
		<AddForm action="Add it" isPending={add.isPending} error={add.error} onAdd={onAdd}>
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
		</AddForm>
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
