'use client';

import { Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { Button } from '../../ui/button.tsx';
import { useChannels } from '../channels/use-channels.ts';
import { useProject } from '../projects/project-context.tsx';
import { periodNames, scopeWords } from './budget-words.ts';
import { formatAmount } from './format-amount.ts';
import type { SetBudget } from './use-budgets.ts';

type BudgetTableProps = {
	budgets: readonly SetBudget[];
	onEdit: (budget: SetBudget) => void;
	onRemove: (budget: SetBudget) => void;
};

/** Columns that a telephone shows under the name instead. */
const wide = 'hidden md:table-cell';

export function BudgetTable({ budgets, onEdit, onRemove }: BudgetTableProps) {
	const names = new Map(useChannels().list.data?.channels.map(({ id, name }) => [id, name]));
	return (
		<div className="panel overflow-hidden">
			<table className="w-full text-sm">
				<thead>
					<tr className="border-b border-line text-left text-xs text-text-3">
						<th className="h-8 px-4 font-normal">Budget</th>
						<th className={`px-4 text-right font-normal ${wide}`}>Limit</th>
						<th className={`px-4 font-normal ${wide}`}>Tells at</th>
						<th className={`px-4 font-normal ${wide}`}>Channels</th>
						<th className="w-20" aria-label="Actions" />
					</tr>
				</thead>
				<tbody>
					{budgets.map((budget) => (
						<BudgetRow
							key={budget.id}
							budget={budget}
							channels={budget.channelIds.flatMap((id) => names.get(id) ?? [])}
							onEdit={() => onEdit(budget)}
							onRemove={() => onRemove(budget)}
						/>
					))}
				</tbody>
			</table>
		</div>
	);
}

type BudgetRowProps = { budget: SetBudget; channels: readonly string[]; onEdit: () => void; onRemove: () => void };

function BudgetRow({ budget, channels, onEdit, onRemove }: BudgetRowProps) {
	const { slug } = useProject();
	const limit = `${formatAmount(budget.unit, budget.limit)}${budget.groupBy === null ? '' : ' each'}, ${periodNames[budget.period].a}`;
	return (
		<tr className="border-b border-line last:border-0">
			<td className="px-4 py-2">
				<Link href={`/${slug}/budgets/${budget.id}`} className="font-medium hover:underline">
					{budget.name}
				</Link>
				<p className="text-text-3">
					{scopeWords(budget)}
					{budget.enforcement === 'block' && ', blocks'}
					<span className="md:hidden"> · {limit}</span>
				</p>
			</td>
			<td className={`figure px-4 ${wide}`}>{limit}</td>
			<td className={`px-4 whitespace-nowrap ${wide}`}>
				{budget.thresholds.length === 0 ? '–' : `${budget.thresholds.join(', ')} %`}
				{budget.warnsOnTrack && <span className="text-text-3"> and on track</span>}
			</td>
			<td className={`px-4 ${wide}`}>
				{channels.length === 0 ? <span className="text-warn">nobody</span> : channels.join(', ')}
			</td>
			<td className="px-2 text-right whitespace-nowrap">
				<Button look="quiet" square aria-label={`Edit ${budget.name}`} onClick={onEdit}>
					<Pencil size={14} />
				</Button>
				<Button
					look="danger"
					square
					aria-label={`Delete ${budget.name}`}
					onClick={onRemove}
					className="border-transparent"
				>
					<Trash2 size={14} />
				</Button>
			</td>
		</tr>
	);
}
