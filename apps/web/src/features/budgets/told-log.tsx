'use client';

import Link from 'next/link';
import { formatMinute, formatTimeExact } from '../../lib/format-time.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { groupName } from './budget-words.ts';
import { formatAmount } from './format-amount.ts';
import type { OpenBudget } from './use-budgets.ts';

type Crossing = OpenBudget['crossings'][number];

/** What was reached and who was told of it, the latest first. */
export function ToldLog({ page: { budget, crossings } }: { page: OpenBudget }) {
	const { slug } = useProject();
	return (
		<section>
			<h2 className="mb-2 font-medium">Told</h2>
			<div className="panel max-h-96 overflow-auto" data-testid="told-log">
				{crossings.length === 0 && <p className="p-4 text-text-2">No threshold has been reached.</p>}
				<ul>
					{crossings.map((crossing) => (
						<ToldRow
							key={`${crossing.periodStart.getTime()} ${crossing.group} ${crossing.threshold} ${crossing.limit}`}
							crossing={crossing}
							unit={budget.unit}
							isSplit={budget.groupBy !== null}
						/>
					))}
				</ul>
				{budget.channelIds.length === 0 && (
					<p className="border-t border-line p-3 text-sm text-text-2">
						Nobody is told: this budget has no channels.{' '}
						<Link
							href={`/${slug}/settings/budgets?edit=${budget.id}`}
							className="text-accent underline underline-offset-2"
						>
							Choose some
						</Link>
					</p>
				)}
			</div>
		</section>
	);
}

type ToldRowProps = { crossing: Crossing; unit: OpenBudget['budget']['unit']; isSplit: boolean };

function ToldRow({ crossing, unit, isSplit }: ToldRowProps) {
	const { zone } = useTimeRange();
	const { threshold, group, spent, limit, crossedAt, isReached, isLate } = crossing;
	const iso = crossedAt.toISOString();
	return (
		<li className="flex items-baseline gap-3 border-b border-line px-3 py-2 text-sm last:border-0">
			<time dateTime={iso} title={formatTimeExact(iso, zone)} className="w-24 shrink-0 text-text-3 tabular-nums">
				{formatMinute(crossedAt, zone)}
			</time>
			<div className="min-w-0 flex-1">
				<p className="break-words">
					<span className="font-medium">{threshold === 'onTrack' ? 'On track to exceed' : `${threshold} %`}</span>
					{isSplit && <> · {groupName(group)}</>}
					<span className="text-text-2">
						{' '}
						with {formatAmount(unit, spent)} of {formatAmount(unit, limit)}
					</span>
				</p>
				<p className="text-text-3">
					{outcomeWords(crossing)}
					{isLate && ' Late: its period was over.'}
					{!isReached && ' No longer so: prices changed, or calls were deleted.'}
				</p>
			</div>
		</li>
	);
}

const stateWords = { sent: 'told', waiting: 'on its way', failed: 'failed' };

function outcomeWords({ wasTold, told }: Crossing): string {
	if (!wasTold) return 'Reached together with a higher one, which spoke for it.';
	if (told.length === 0) return 'Nobody was told: there was no channel.';
	return `${told
		.map(({ channelName, state, error }) => {
			const name = channelName ?? 'a channel that is gone';
			return `${name}: ${stateWords[state]}${error === null || state === 'sent' ? '' : ` (${error})`}`;
		})
		.join('; ')}.`;
}
