'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { errorWords } from '../../../trpc/error-words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useProject } from '../../projects/project-context.tsx';
import { useRemoveRun } from './use-runs.ts';

/** Removes a run with its results, after asking. */
export function RemoveRunButton({ dataset, run }: { dataset: string; run: string }) {
	const { slug } = useProject();
	const router = useRouter();
	const [open, setOpen] = useState(false);
	const remove = useRemoveRun();
	const onSuccess = () => {
		toast(`Removed the run ${run}.`);
		router.push(`/${slug}/datasets/${encodeURIComponent(dataset)}?tab=runs`);
	};
	return (
		<>
			<Button look="danger" square aria-label="Remove this run" onClick={() => setOpen(true)}>
				<Trash2 size={14} />
			</Button>
			<Dialog
				open={open}
				onOpenChange={setOpen}
				title={`Remove the run ${run}?`}
				description="Its results and scores go for ever; the items and the other runs stay."
			>
				{remove.isError && (
					<p role="alert" className="mb-3 text-bad">
						{errorWords(remove.error)}
					</p>
				)}
				<div className="flex gap-2">
					<Button
						look="danger"
						disabled={remove.isPending}
						onClick={() => remove.mutate({ project: slug, dataset, run }, { onSuccess })}
					>
						Remove it
					</Button>
					<Button onClick={() => setOpen(false)}>Keep it</Button>
				</div>
			</Dialog>
		</>
	);
}
