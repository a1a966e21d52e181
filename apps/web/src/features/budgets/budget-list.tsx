'use client';

import Link from 'next/link';
import { plural } from '../../lib/format-count.ts';
import { formatTimeExact } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useProject } from '../projects/project-context.tsx';
import { dimensionNames, groupName, leftWords, periodNames, scopeWords } from './budget-words.ts';
import { formatAmount } from './format-amount.ts';
import { StateMark } from './state-mark.tsx';
import type { BudgetLine, Standing } from './use-budgets.ts';
import { UsedOf } from './used-of.tsx';

/** Columns that a telephone does without. */
const wide = 'hidden sm:table-cell';

/** Budgets as they stand, those that need a look first. */
export function BudgetList({ lines }: { lines: readonly BudgetLine[] }) {
	const now = useNow();
	return (
		<div className="panel overflow-hidden">
			<table className="w-full table-fixed text-sm" data-testid="budget-list">
				<thead>
					<tr className="border-b border-line text-left text-xs text-text-3">
						<th className="h-8 w-[46%] px-3 font-normal sm:w-auto">Budget</th>
						<th className="px-3 font-normal">Used</th>
						<th className={`w-32 px-3 text-right font-normal ${wide}`}>Projected</th>
						<th className={`w-24 px-3 text-right font-normal ${wide}`}>Resets</th>
						<th className={`w-32 px-3 font-normal ${wide}`}>State</th>
					</tr>
				</thead>
				<tbody>
					{[...lines].sort(byState).map((line) => (
						<BudgetRow key={line.budget.id} line={line} now={now} />
					))}
				</tbody>
			</table>
		</div>
	);
}

const order = { exceeded: 0, warning: 1, ok: 2 };
const byState = (a: BudgetLine, b: BudgetLine): number => order[a.state] - order[b.state];

function BudgetRow({ line, now }: { line: BudgetLine; now: Date }) {
	const { slug } = useProject();
	const { budget, period, state, worst } = line;
	const standing = worst ?? untouched(line);
	const projected = worst?.projected ?? null;
	return (
		<tr className="relative border-b border-line align-top last:border-0 hover:bg-sunken">
			<td className="px-3 py-2.5">
				<Link
					href={`/${slug}/budgets/${budget.id}`}
					className="font-medium after:absolute after:inset-0 after:content-['']"
				>
					{budget.name}
				</Link>
				<p className="mt-0.5 text-text-3 break-words">
					{scopeWords(budget)}, {periodNames[budget.period].a}
					{budget.enforcement === 'block' && ', blocks'}
				</p>
				<p className="mt-1 sm:hidden">
					<StateMark state={state} />
				</p>
			</td>
			<td className="px-3 py-2.5">
				<UsedOf unit={budget.unit} thresholds={budget.thresholds} standing={standing} />
				{budget.groupBy !== null && <GroupWords line={line} />}
			</td>
			<td
				className={`figure px-3 py-2.5 ${wide}`}
				title={projected === null ? 'Fewer than three days to go by.' : 'At the end of the period.'}
			>
				{formatAmount(budget.unit, projected?.amount ?? null)}
			</td>
			<td
				className={`figure px-3 py-2.5 text-text-2 ${wide}`}
				title={formatTimeExact(new Date(period.toMs).toISOString(), period.timeZone)}
			>
				{leftWords(period.toMs, now.getTime())}
			</td>
			<td className={`px-3 py-2.5 ${wide}`}>
				<StateMark state={state} />
			</td>
		</tr>
	);
}

/** Of a split budget: which group the bar is of, and how many others there are. */
function GroupWords({ line: { budget, groups, worst } }: { line: BudgetLine }) {
	const all = groups.ok + groups.warning + groups.exceeded;
	if (budget.groupBy === null || worst === null) return <p className="mt-1 text-text-3">Nothing spent yet.</p>;
	const { one, many } = dimensionNames[budget.groupBy];
	return (
		<p className="mt-1 text-text-3">
			<span className="text-text-2">{groupName(worst.group)}</span>, the closest of {plural(all, one, many)}
			{groups.exceeded > 0 && `; ${groups.exceeded} spent`}
			{groups.warning > 0 && `; ${groups.warning} nearly`}
		</p>
	);
}

/** A budget that nothing was spent under. */
const untouched = ({ budget: { limit } }: BudgetLine): Standing => ({
	group: '',
	spent: '0',
	calls: 0,
	unpricedCalls: 0,
	limit,
	remaining: limit,
	share: 0,
	state: 'ok',
	projected: null,
});
