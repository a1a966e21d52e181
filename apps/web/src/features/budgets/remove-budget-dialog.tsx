'use client';

import { toast } from 'sonner';
import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useProject } from '../projects/project-context.tsx';
import { type SetBudget, useBudgetChanges } from './use-budgets.ts';

/** Asks before a budget goes. `budget` null = closed. */
export function RemoveBudgetDialog({ budget, onClose }: { budget: SetBudget | null; onClose: () => void }) {
	const { slug } = useProject();
	const { remove } = useBudgetChanges();
	const onSuccess = () => {
		toast(`Deleted ${budget?.name}.`);
		onClose();
	};
	return (
		<Dialog
			open={budget !== null}
			onOpenChange={onClose}
			title={`Delete ${budget?.name ?? 'the budget'}?`}
			description="Its limits, its history and what it has reached go with it; the bill does not change. The check call no longer knows it."
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
					onClick={() => budget !== null && remove.mutate({ project: slug, id: budget.id }, { onSuccess })}
				>
					Delete
				</Button>
				<Button onClick={onClose}>Keep it</Button>
			</div>
		</Dialog>
	);
}
