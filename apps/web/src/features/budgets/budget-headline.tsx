'use client';

import type { ReactNode } from 'react';
import { formatCount } from '../../lib/format-count.ts';
import { formatTimeExact } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { Tip } from '../../ui/tip.tsx';
import { groupName, leftWords, periodNames } from './budget-words.ts';
import { formatAmount, formatAmountExact } from './format-amount.ts';
import { StateMark } from './state-mark.tsx';
import type { OpenBudget, Standing } from './use-budgets.ts';

/** Spent, left, projected, resets: of the whole, or of the group that is looked at. */
export function BudgetHeadline({ page, group }: { page: OpenBudget; group: string | null }) {
	const now = useNow();
	const { budget, period } = page;
	const standing = page.groups.find((one) => one.group === (group ?? '')) ?? null;
	const limit = standing === null ? (group === null ? budget.limit : null) : standing.limit;
	const unit = budget.unit;
	const spent = standing?.spent ?? '0';
	return (
		<dl className="flex flex-wrap gap-x-10 gap-y-4">
			<Figure
				label={`Spent ${periodNames[budget.period].this}${group === null ? '' : ` by ${groupName(group)}`}`}
				value={<span title={formatAmountExact(unit, spent)}>{formatAmount(unit, spent)}</span>}
				note={
					<>
						{limit === null ? 'no limit' : `of ${formatAmount(unit, limit)}`} ·{' '}
						<StateMark state={standing?.state ?? 'ok'} />
					</>
				}
			/>
			<Figure
				label="Left"
				value={formatAmount(unit, standing === null ? limit : standing.remaining)}
				note={
					<span title={formatTimeExact(new Date(period.toMs).toISOString(), period.timeZone)}>
						{leftWords(period.toMs, now.getTime())}
					</span>
				}
			/>
			<Projected page={page} standing={standing} />
			<Figure
				label="Calls"
				value={formatCount(standing?.calls ?? 0)}
				note={
					page.unpricedCalls === 0 ? 'all with a price' : `${formatCount(page.unpricedCalls)} in all without a price`
				}
			/>
		</dl>
	);
}

const rule =
	'What is spent, and for each day to come what the same weekday cost on average in the last 28 days. Eight times in ten it ends between the two figures.';

function Projected({ page: { budget }, standing }: { page: OpenBudget; standing: Standing | null }) {
	const projected = standing?.projected ?? null;
	const { unit } = budget;
	if (projected === null)
		return <Figure label="Projected" value="–" note="not yet reckoned, or under three days to go by" />;
	const limit = standing?.limit ?? null;
	const isOver = limit !== null && Number(projected.amount) > Number(limit);
	return (
		<Figure
			label="Projected"
			value={
				<Tip text={rule}>
					<button type="button" className={isOver ? 'text-bad' : ''}>
						{formatAmount(unit, projected.amount)}
					</button>
				</Tip>
			}
			note={`${formatAmount(unit, projected.low)} to ${formatAmount(unit, projected.high)}${isOver ? '; on track to exceed' : ''}`}
		/>
	);
}

function Figure({ label, value, note }: { label: string; value: ReactNode; note: ReactNode }) {
	return (
		<div>
			<dt className="text-sm text-text-3">{label}</dt>
			<dd className="text-3xl font-semibold tabular-nums">{value}</dd>
			<dd className="text-sm text-text-2">{note}</dd>
		</div>
	);
}
