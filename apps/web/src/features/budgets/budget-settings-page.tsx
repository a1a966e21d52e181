'use client';

import { Plus } from 'lucide-react';
import { parseAsBoolean, parseAsString, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useProject } from '../projects/project-context.tsx';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { BudgetDialog } from './budget-dialog.tsx';
import { draftOf, emptyDraft } from './budget-draft.ts';
import { BudgetTable } from './budget-table.tsx';
import { NoBudgets } from './no-budgets.tsx';
import { RemoveBudgetDialog } from './remove-budget-dialog.tsx';
import { type SetBudget, useBudgetList } from './use-budgets.ts';

/** Which budgets there are, and their editor; `?new=true` and `?edit=` open it by link. */
export function BudgetSettingsPage() {
	const { timezone } = useProject();
	const list = useBudgetList();
	const [view, setView] = useQueryStates({ new: parseAsBoolean, edit: parseAsString }, { history: 'push' });
	const [removing, setRemoving] = useState<SetBudget | null>(null);
	const budgets = list.data?.map(({ budget }) => budget) ?? [];
	const edited = budgets.find(({ id }) => id === view.edit) ?? null;
	const close = () => void setView({ new: null, edit: null });
	return (
		<SettingsFrame
			wide
			title="Budgets"
			lead="What a scope may spend in a day, a week or a month. A budget tells at its thresholds; one that blocks also answers no to the check call."
			actions={
				<Button look="primary" onClick={() => void setView({ new: true, edit: null })}>
					<Plus size={14} /> New budget
				</Button>
			}
		>
			{list.isPending && <SkeletonRows rows={3} height={44} />}
			{list.isError && (
				<ErrorNote title="The budgets could not be read" error={list.error} onRetry={() => list.refetch()} />
			)}
			{list.isSuccess &&
				(budgets.length === 0 ? (
					<NoBudgets />
				) : (
					<BudgetTable
						budgets={budgets}
						onEdit={({ id }) => void setView({ new: null, edit: id })}
						onRemove={setRemoving}
					/>
				))}
			{view.new === true && <BudgetDialog initial={emptyDraft(timezone)} id={null} onClose={close} />}
			{edited !== null && <BudgetDialog key={edited.id} initial={draftOf(edited)} id={edited.id} onClose={close} />}
			<RemoveBudgetDialog budget={removing} onClose={() => setRemoving(null)} />
		</SettingsFrame>
	);
}
