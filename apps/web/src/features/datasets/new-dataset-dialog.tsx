'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useProject } from '../projects/project-context.tsx';
import { datasetNamePattern } from './dataset-name-pattern.ts';
import { useDatasets } from './use-datasets.ts';

/** An empty dataset with a name; mount it to open it. */
export function NewDatasetDialog({ onClose }: { onClose: () => void }) {
	const { slug } = useProject();
	const router = useRouter();
	const { create } = useDatasets();
	const [name, setName] = useState('');
	const [description, setDescription] = useState('');
	const onSuccess = () => router.push(`/${slug}/datasets/${encodeURIComponent(name.trim())}`);
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title="New dataset"
			description="Test cases out of real traffic. It is empty until traces are added; adding them can make one as well."
		>
			<form
				className="space-y-4"
				onSubmit={(event) => {
					event.preventDefault();
					create.mutate({ project: slug, name: name.trim(), description: description.trim() }, { onSuccess });
				}}
			>
				<Field
					label="Name"
					value={name}
					onChange={(event) => setName(event.target.value)}
					placeholder="support-regressions"
					{...datasetNamePattern}
					hint="It stands in addresses: letters, digits, dots, dashes and underscores."
					required
					autoFocus
				/>
				<TextArea
					label="What it is for"
					rows={2}
					maxLength={1000}
					value={description}
					onChange={(event) => setDescription(event.target.value)}
				/>
				{create.error !== null && (
					<p role="alert" className="text-bad">
						{errorWords(create.error)}
					</p>
				)}
				<Button type="submit" look="primary" disabled={create.isPending || name.trim() === ''}>
					{create.isPending ? 'Making…' : 'Make it'}
				</Button>
			</form>
		</Dialog>
	);
}
