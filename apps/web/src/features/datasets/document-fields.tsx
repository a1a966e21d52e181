'use client';

import type { ContextDocument } from '@spanledger/core/datasets/dataset-item';
import { Plus, Trash2 } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-area.tsx';

type DocumentFieldsProps = {
	documents: readonly ContextDocument[];
	onChange: (documents: ContextDocument[]) => void;
	canChange: boolean;
};

/** The documents that an answer may lean on. An empty one is left out. */
export function DocumentFields({ documents, onChange, canChange }: DocumentFieldsProps) {
	const change = (at: number, content: string) =>
		onChange(documents.map((document, index) => (index === at ? { ...document, content } : document)));
	return (
		<div className="space-y-2">
			{documents.length === 0 && <p className="text-sm text-text-3">No documents go with it.</p>}
			{documents.map(({ id, content }, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a document has no name of its own
				<div key={index} className="flex items-start gap-1">
					<div className="flex-1">
						<TextArea
							label={`Document ${index + 1}${id === null ? '' : ` (${id})`}`}
							rows={3}
							value={content}
							onChange={(event) => change(index, event.target.value)}
						/>
					</div>
					{canChange && (
						<Button
							look="quiet"
							square
							className="mt-6"
							aria-label={`Remove document ${index + 1}`}
							onClick={() => onChange(documents.filter((_, at) => at !== index))}
						>
							<Trash2 size={14} />
						</Button>
					)}
				</div>
			))}
			{canChange && (
				<Button onClick={() => onChange([...documents, { id: null, content: '' }])}>
					<Plus size={14} /> Add a document
				</Button>
			)}
		</div>
	);
}
