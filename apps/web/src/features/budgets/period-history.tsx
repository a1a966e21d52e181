'use client';

import { periodWords } from '@spanledger/core/budgets/budget-words';
import { plural } from '../../lib/format-count.ts';
import { dimensionNames } from './budget-words.ts';
import { formatAmount } from './format-amount.ts';
import type { OpenBudget } from './use-budgets.ts';
import { UsedBar } from './used-bar.tsx';

type PastPeriod = OpenBudget['history'][number];

/** How the periods before ended, by the limits they ended under. */
export function PeriodHistory({ page }: { page: OpenBudget }) {
	return (
		<section>
			<h2 className="mb-2 font-medium">Periods before</h2>
			<div className="panel max-h-96 overflow-auto">
				{page.history.length === 0 && <p className="p-4 text-text-2">This is its first period.</p>}
				<ul>
					{page.history.map((period) => (
						<PastRow key={period.from.getTime()} page={page} past={period} />
					))}
				</ul>
			</div>
		</section>
	);
}

function PastRow({ page: { budget, period }, past }: { page: OpenBudget; past: PastPeriod }) {
	const { unit, groupBy } = budget;
	const share = Number(past.limit) === 0 ? 0 : Number(past.spent) / Number(past.limit);
	return (
		<li className="border-b border-line px-3 py-2 text-sm last:border-0">
			<div className="flex flex-wrap justify-between gap-x-3">
				<span>{periodWords({ ...period, fromMs: past.from.getTime() })}</span>
				<span className="tabular-nums">
					{formatAmount(unit, past.spent)}{' '}
					<span className="text-text-3">
						of {formatAmount(unit, past.limit)}
						{groupBy !== null && ' each'}
					</span>
				</span>
			</div>
			{groupBy === null && (
				<div className="my-1">
					<UsedBar
						share={share}
						projected={null}
						state={past.exceeded > 0 ? 'exceeded' : 'ok'}
						thresholds={past.thresholds}
					/>
				</div>
			)}
			<p className="text-text-3">{endWords(groupBy, past)}</p>
		</li>
	);
}

function endWords(groupBy: OpenBudget['budget']['groupBy'], { isBefore, groups, exceeded }: PastPeriod): string {
	const before = isBefore ? 'Before there was this budget: nobody was told. ' : '';
	if (groupBy === null) return `${before}${exceeded > 0 ? 'Its limit was spent.' : 'Within its limit.'}`;
	if (groups === 0) return `${before}Nothing was spent.`;
	const { one, many } = dimensionNames[groupBy];
	return `${before}${exceeded} of ${plural(groups, one, many)} spent the limit.`;
}
