'use client';

import { Pencil } from 'lucide-react';
import Link from 'next/link';
import { parseAsString, useQueryState } from 'nuqs';
import { buttonClass } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { useProject } from '../projects/project-context.tsx';
import { BudgetBurnDown } from './budget-burn-down.tsx';
import { BudgetCoverage } from './budget-coverage.tsx';
import { BudgetHeadline } from './budget-headline.tsx';
import { periodNames, scopeWords } from './budget-words.ts';
import { CheckCall } from './check-call.tsx';
import { GroupTable } from './group-table.tsx';
import { PeriodHistory } from './period-history.tsx';
import { ToldLog } from './told-log.tsx';
import { type OpenBudget, useBudget } from './use-budgets.ts';

/** One budget: how it burns down, who spends it, what was told to whom. */
export function BudgetPage({ id }: { id: string }) {
	const budget = useBudget(id);
	return (
		<>
			<TopBar />
			<div className="px-4 py-4 lg:px-6">
				{budget.isPending && <PageSkeleton />}
				{budget.isError && (
					<ErrorNote title="The budget could not be read" error={budget.error} onRetry={() => budget.refetch()} />
				)}
				{budget.isSuccess && <Page page={budget.data} />}
			</div>
		</>
	);
}

function Page({ page }: { page: OpenBudget }) {
	const { slug } = useProject();
	const [chosen, choose] = useQueryState('group', parseAsString);
	const { budget, groups } = page;
	const isSplit = budget.groupBy !== null;
	// of a split budget the group closest to its limit, until another is chosen
	const shown = isSplit ? (chosen ?? groups.find(({ limit }) => limit !== null)?.group ?? null) : null;
	return (
		<div className="space-y-6">
			<header className="flex flex-wrap items-start justify-between gap-3">
				<div className="min-w-0">
					<p className="text-sm text-text-3">
						<Link href={`/${slug}/budgets`} className="hover:text-text">
							Budgets
						</Link>{' '}
						/
					</p>
					<h1>{budget.name}</h1>
					<p className="mt-0.5 text-text-2">
						{scopeWords(budget)}, {periodNames[budget.period].a} in {page.period.timeZone}
						{budget.owners.length > 0 && <span className="text-text-3"> · {budget.owners.join(', ')}</span>}
					</p>
				</div>
				<Link href={`/${slug}/settings/budgets?edit=${budget.id}`} className={buttonClass('plain')}>
					<Pencil size={14} /> Edit
				</Link>
			</header>
			<BudgetHeadline page={page} group={shown} />
			<BudgetBurnDown page={page} group={shown} />
			{isSplit && <GroupTable page={page} chosen={shown} onChoose={choose} />}
			<div className="grid gap-6 xl:grid-cols-2 *:min-w-0">
				<ToldLog page={page} />
				<PeriodHistory page={page} />
			</div>
			<BudgetCoverage page={page} />
			<CheckCall page={page} />
		</div>
	);
}

function PageSkeleton() {
	return (
		<div className="space-y-6">
			<Skeleton className="h-10 w-72" />
			<Skeleton className="h-14 w-full" />
			<Skeleton className="h-60 w-full" />
			<Skeleton className="h-40 w-full" />
		</div>
	);
}
