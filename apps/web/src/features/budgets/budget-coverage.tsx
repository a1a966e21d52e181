'use client';

import Link from 'next/link';
import { plural } from '../../lib/format-count.ts';
import { useProject } from '../projects/project-context.tsx';
import { dimensionNames, scopeQuery, scopeWords } from './budget-words.ts';
import { formatAmount } from './format-amount.ts';
import type { OpenBudget } from './use-budgets.ts';

/** What is counted, and what of it is nobody's or has no price. */
export function BudgetCoverage({ page }: { page: OpenBudget }) {
	const { slug } = useProject();
	const { budget, period, spent, calls, unpricedCalls, unattributed } = page;
	const range = new URLSearchParams(scopeQuery(budget.filters));
	range.set('from', new Date(period.fromMs).toISOString());
	range.set('to', new Date(period.toMs).toISOString());
	range.set('tz', period.timeZone);
	if (budget.groupBy !== null) range.set('by', budget.groupBy);
	const { unit } = budget;
	return (
		<section>
			<h2 className="mb-2 font-medium">What it covers</h2>
			<div className="panel space-y-2 p-4 text-text-2">
				<p>
					{plural(calls, 'call')} of {scopeWords({ ...budget, groupBy: null })}: {formatAmount(unit, spent)} in all, by
					the start of each span. Judging and evaluators’ own calls are no part of it.{' '}
					<Link href={`/${slug}/costs?${range}`} className="text-accent underline underline-offset-2">
						See the bill
					</Link>
				</p>
				{unattributed !== null && budget.groupBy !== null && (
					<p>
						{unattributed.calls === 0 ? (
							`Every call names its ${dimensionNames[budget.groupBy].one}.`
						) : (
							<>
								<span className="text-text">{formatAmount(unit, unattributed.spent)}</span> in{' '}
								{plural(unattributed.calls, 'call')} names no {dimensionNames[budget.groupBy].one} and counts against no
								limit. Some of it may still be in flight: a trace whose root has not arrived yet.
							</>
						)}
					</p>
				)}
				{unpricedCalls > 0 && (
					<p>
						{plural(unpricedCalls, 'call')} {unpricedCalls === 1 ? 'has' : 'have'} no price
						{unit === 'usd' && ', which is not in the spend above'}.{' '}
						<Link href={`/${slug}/settings/prices?tab=unpriced`} className="text-accent underline underline-offset-2">
							Give their models one
						</Link>
					</p>
				)}
			</div>
		</section>
	);
}
