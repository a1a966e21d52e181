'use client';

import { Download, FolderPlus, GitCompare, X } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { plural } from '../../lib/format-count.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { AddToDatasetDialog } from '../datasets/add-to-dataset-dialog.tsx';
import { useProject } from '../projects/project-context.tsx';
import { mostChosen } from './selection.ts';
import type { ListSelection } from './use-selection.ts';

/** What can be done with the traces that are chosen; it lies over the end of the list, so that nothing moves. */
export function SelectionBar({ selection: { chosen, clear } }: { selection: ListSelection }) {
	const { slug } = useProject();
	const [isAdding, setAdding] = useState(false);
	if (chosen.size === 0) return null;
	const traceIds = [...chosen];
	const [a, b] = traceIds;
	const file = `/${slug}/traces/export?${new URLSearchParams(traceIds.map((id) => ['traceId', id]))}`;
	return (
		<div
			role="toolbar"
			aria-label="Chosen traces"
			className="absolute inset-x-4 bottom-4 z-10 mx-auto flex w-fit max-w-full flex-wrap items-center gap-2 rounded-md border border-line-strong bg-raised px-3 py-2 shadow-md"
		>
			<span role="status" className="tabular-nums">
				{plural(chosen.size, 'trace')} chosen
				{chosen.size === mostChosen && <span className="ml-1 text-text-3">(no more at once)</span>}
			</span>
			<Button onClick={() => setAdding(true)}>
				<FolderPlus size={14} /> Add to a dataset
			</Button>
			<Button onClick={() => window.location.assign(file)}>
				<Download size={14} /> Download JSONL
			</Button>
			{chosen.size === 2 && (
				<Link href={`/${slug}/traces/compare?a=${a}&b=${b}`} className={buttonClass()}>
					<GitCompare size={14} /> Compare
				</Link>
			)}
			<Button look="quiet" square aria-label="Choose none" onClick={clear}>
				<X size={14} />
			</Button>
			{isAdding && <AddToDatasetDialog traceIds={traceIds} onClose={() => setAdding(false)} onAdded={clear} />}
		</div>
	);
}
