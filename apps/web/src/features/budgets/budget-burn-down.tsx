'use client';

import { useMemo } from 'react';
import { useNow } from '../../lib/use-now.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { groupName } from './budget-words.ts';
import { burnDown } from './burn-down.ts';
import { BurnDownChart } from './burn-down-chart.tsx';
import { type OpenBudget, useBudget } from './use-budgets.ts';

type BudgetBurnDownProps = {
	page: OpenBudget;
	/** Of a split budget; null = of the whole. */
	group: string | null;
};

export function BudgetBurnDown(props: BudgetBurnDownProps) {
	return props.group === null ? <Chart {...props} /> : <GroupChart {...props} group={props.group} />;
}

/** The days of one group are asked for by themselves. */
function GroupChart({ page, group }: { page: OpenBudget; group: string }) {
	const narrowed = useBudget(page.budget.id, group);
	if (narrowed.isError)
		return <ErrorNote title="The days could not be read" error={narrowed.error} onRetry={() => narrowed.refetch()} />;
	if (narrowed.isPending || narrowed.isPlaceholderData) return <Skeleton className="h-66 w-full" />;
	return <Chart page={narrowed.data} group={group} />;
}

function Chart({ page: { budget, period, days, groups }, group }: BudgetBurnDownProps) {
	const now = useNow(60_000);
	const standing = groups.find((one) => one.group === (group ?? ''));
	const isWhole = budget.groupBy === null || group !== null;
	const limit = standing?.limit ?? (budget.groupBy === null ? budget.limit : null);
	const projected = isWhole ? (standing?.projected ?? null) : null;
	const rows = useMemo(
		() => burnDown({ period, days, limit, projected, nowMs: now.getTime() }),
		[period, days, limit, projected, now],
	);
	return (
		<section>
			<h2 className="mb-2 font-medium">
				{limit === null ? 'Spend' : 'What is left'}
				{group !== null && <span className="font-normal text-text-2"> of {groupName(group)}</span>}
			</h2>
			<div className="panel p-3">
				<BurnDownChart rows={rows} unit={budget.unit} hasLimit={limit !== null} zone={period.timeZone} />
			</div>
		</section>
	);
}
