'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { plural } from '../../lib/format-count.ts';
import { Switch } from '../../ui/switch.tsx';
import { useProject } from '../projects/project-context.tsx';
import { AddForm } from './add-form.tsx';
import { addedWords } from './added-words.ts';
import { useDatasets } from './use-datasets.ts';

type AddManyProps = { traceIds: readonly string[]; onAdded: () => void };

/** Several traces on their way into a dataset, in one version. */
export function AddMany({ traceIds, onAdded }: AddManyProps) {
	const { slug } = useProject();
	const { addTraces } = useDatasets();
	const [answersAreExpected, setAnswersAreExpected] = useState(false);
	const onAdd = (target: { dataset: string; labels: string[] }) =>
		addTraces.mutate(
			{ project: slug, ...target, traceIds: [...traceIds], answersAreExpected },
			{
				onSuccess: (outcome) => {
					toast(addedWords(outcome, target.dataset));
					onAdded();
				},
			},
		);
	return (
		<AddForm
			action={`Add ${plural(traceIds.length, 'trace')}`}
			isPending={addTraces.isPending}
			error={addTraces.error}
			onAdd={onAdd}
		>
			<Switch
				checked={answersAreExpected}
				onChange={setAnswersAreExpected}
				label="The answers are right: expect them from now on"
			/>
		</AddForm>
	);
}
