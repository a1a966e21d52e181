'use client';

import { Plus } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { useProject } from '../projects/project-context.tsx';
import { BudgetList } from './budget-list.tsx';
import { NoBudgets } from './no-budgets.tsx';
import { useBudgetList } from './use-budgets.ts';

/** How all budgets stand in their periods under way. */
export function BudgetsPage() {
	const { slug } = useProject();
	const budgets = useBudgetList();
	return (
		<>
			<TopBar />
			<div className="space-y-4 px-4 py-4 lg:px-6">
				<div className="flex flex-wrap items-center justify-between gap-2">
					<h1>Budgets</h1>
					<Link href={`/${slug}/settings/budgets?new=true`} className={buttonClass('primary')}>
						<Plus size={14} /> New budget
					</Link>
				</div>
				{budgets.isPending && <SkeletonRows rows={4} height={56} />}
				{budgets.isError && (
					<ErrorNote title="The budgets could not be read" error={budgets.error} onRetry={() => budgets.refetch()} />
				)}
				{budgets.isSuccess && (budgets.data.length === 0 ? <NoBudgets /> : <BudgetList lines={budgets.data} />)}
			</div>
		</>
	);
}
