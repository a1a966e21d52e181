'use client';

import { useState } from 'react';
import { formatCount } from '../../lib/format-count.ts';
import { Button } from '../../ui/button.tsx';
import { dimensionNames, groupName } from './budget-words.ts';
import { formatAmount } from './format-amount.ts';
import { GroupException } from './group-exception.tsx';
import { StateMark } from './state-mark.tsx';
import type { OpenBudget, Standing } from './use-budgets.ts';
import { UsedOf } from './used-of.tsx';

type GroupTableProps = { page: OpenBudget; chosen: string | null; onChoose: (group: string) => void };

const shownAtFirst = 20;
const wide = 'hidden sm:table-cell';

/** The groups of a split budget by risk; a click shows one's own days above. */
export function GroupTable({ page, chosen, onChoose }: GroupTableProps) {
	const { budget, groups, moreGroups } = page;
	const [isWhole, showWhole] = useState(false);
	const [edited, setEdited] = useState<string | null>(null);
	if (budget.groupBy === null) return null;
	const { one, many } = dimensionNames[budget.groupBy];
	const shown = isWhole ? groups : groups.slice(0, shownAtFirst);
	return (
		<section>
			<h2 className="mb-2 font-medium first-letter:uppercase">{many} by risk</h2>
			{groups.length === 0 ? (
				<p className="panel p-4 text-text-2">No {one} has spent anything in this period.</p>
			) : (
				<div className="panel overflow-hidden">
					<table className="w-full table-fixed text-sm" data-testid="budget-groups">
						<thead>
							<tr className="border-b border-line text-left text-xs text-text-3">
								<th className="h-8 px-3 font-normal first-letter:uppercase">{one}</th>
								<th className="w-[44%] px-3 font-normal sm:w-[34%]">Used</th>
								<th className={`w-28 px-3 text-right font-normal ${wide}`}>Projected</th>
								<th className={`w-20 px-3 text-right font-normal ${wide}`}>Calls</th>
								<th className={`w-32 px-3 font-normal ${wide}`}>State</th>
								<th className="w-20 px-2" aria-label="Exception" />
							</tr>
						</thead>
						<tbody>
							{shown.map((standing) =>
								edited === standing.group ? (
									<GroupException
										key={standing.group}
										budget={budget}
										standing={standing}
										onClose={() => setEdited(null)}
									/>
								) : (
									<GroupRow
										key={standing.group}
										page={page}
										standing={standing}
										isChosen={standing.group === chosen}
										onChoose={() => onChoose(standing.group)}
										onExcept={() => setEdited(standing.group)}
									/>
								),
							)}
						</tbody>
					</table>
					{!isWhole && groups.length > shownAtFirst && (
						<Button look="quiet" className="m-2" onClick={() => showWhole(true)}>
							Show all {formatCount(groups.length)}
						</Button>
					)}
					{moreGroups > 0 && (
						<p className="p-3 text-sm text-text-3">
							{formatCount(moreGroups)} more, further from their limits, are counted and not listed.
						</p>
					)}
				</div>
			)}
		</section>
	);
}

type GroupRowProps = {
	page: OpenBudget;
	standing: Standing;
	isChosen: boolean;
	onChoose: () => void;
	onExcept: () => void;
};

function GroupRow({ page: { budget }, standing, isChosen, onChoose, onExcept }: GroupRowProps) {
	const { group, projected, calls, limit, state } = standing;
	const exception = budget.exceptions.find(({ key }) => key === group);
	return (
		<tr className={`border-b border-line last:border-0 ${isChosen ? 'bg-accent-soft' : 'hover:bg-sunken'}`}>
			<td className="px-3 py-2">
				<button
					type="button"
					aria-pressed={isChosen}
					onClick={onChoose}
					className="max-w-full truncate text-left font-medium"
				>
					{groupName(group)}
				</button>
				{exception !== undefined && (
					<p className="text-xs text-text-3">{exception.limit === null ? 'exempt' : 'limit of its own'}</p>
				)}
			</td>
			<td className="px-3 py-2">
				<UsedOf unit={budget.unit} thresholds={budget.thresholds} standing={standing} />
			</td>
			<td className={`figure px-3 ${wide}`}>{formatAmount(budget.unit, projected?.amount ?? null)}</td>
			<td className={`figure px-3 ${wide}`}>{formatCount(calls)}</td>
			<td className={`px-3 ${wide}`}>
				{limit === null ? <span className="text-text-3">–</span> : <StateMark state={state} />}
			</td>
			<td className="px-2 text-right">
				<Button look="quiet" onClick={onExcept} aria-label={`Set the limit of ${groupName(group)}`}>
					Limit…
				</Button>
			</td>
		</tr>
	);
}
