'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { refusedField } from '../../trpc/error-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useProject } from '../projects/project-context.tsx';
import { type BudgetDraft, checkDraft, type Faults, formField } from './budget-draft.ts';
import { BudgetForm } from './budget-form.tsx';
import { useBudgetChanges } from './use-budgets.ts';

/** `id` null = a new budget. */
type BudgetDialogProps = { initial: BudgetDraft; id: string | null; onClose: () => void };

/** Makes or changes a budget. */
export function BudgetDialog({ initial, id, onClose }: BudgetDialogProps) {
	const { slug } = useProject();
	const { create, update } = useBudgetChanges();
	const [draft, setDraft] = useState(initial);
	const [faults, setFaults] = useState<Faults>({});
	const saving = id === null ? create : update;
	const change = (next: BudgetDraft) => {
		setDraft(next);
		// what was complained about is checked again as it is mended
		if (Object.keys(faults).length > 0) setFaults(faultsOf(next));
		if (saving.isError) saving.reset();
	};
	const submit = () => {
		const checked = checkDraft(draft);
		if ('faults' in checked) return setFaults(checked.faults);
		const { settings } = checked;
		const onSuccess = () => {
			toast(id === null ? 'Made. What was spent before is counted already.' : 'Saved.');
			onClose();
		};
		if (id === null) create.mutate({ project: slug, settings }, { onSuccess });
		else update.mutate({ project: slug, id, settings }, { onSuccess });
	};
	return (
		<Dialog
			wide
			open
			onOpenChange={onClose}
			title={id === null ? 'New budget' : `Budget ${initial.name}`}
			description={
				id === null
					? 'It begins with what this period and the two before it have spent.'
					: 'Limits hold at once, a zone from the next period. Another scope, unit or period begins the budget anew.'
			}
		>
			<BudgetForm
				draft={draft}
				faults={{ ...(saving.error === null ? {} : refusalOf(saving.error)), ...faults }}
				isNew={id === null}
				isSaving={saving.isPending}
				onChange={change}
				onSubmit={submit}
				onCancel={onClose}
			/>
		</Dialog>
	);
}

function faultsOf(draft: BudgetDraft): Faults {
	const checked = checkDraft(draft);
	return 'faults' in checked ? checked.faults : {};
}

/** Fields that say by themselves what the server refused. */
const shown = ['name', 'limit', 'thresholds', 'owners', 'timeZone'];

function refusalOf(error: { message: string }): Faults {
	const { field, words } = refusedField(error);
	const own = formField(field);
	return { [shown.includes(own) || own.startsWith('exceptions.') ? own : 'form']: words };
}
