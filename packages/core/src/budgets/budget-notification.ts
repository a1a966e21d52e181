import type { Period } from '../calendar/period.ts';
import type { NotificationEvent, NotificationSeverity } from '../notify/notification-event.ts';
import type { BudgetEvent } from './advance-budget.ts';
import { type Amount, amountText } from './amount.ts';
import type { Budget } from './budget.ts';
import { amountWords, periodWords } from './budget-words.ts';

export type BudgetNotice = {
	budget: Pick<Budget, 'id' | 'name' | 'unit' | 'groupBy' | 'enforcement' | 'owners'> & { definition: number };
	group: string;
	period: Period;
	event: BudgetEvent;
	projected: Amount | null;
	/** Of the project. */
	slug: string;
	atMs: number;
};

/** What people are told of a budget's event. The key names budget, group, period, threshold and limit: each is told once. */
export function budgetNotification(notice: BudgetNotice): NotificationEvent {
	const { budget, group, period, event, slug, atMs } = notice;
	const isOnTrack = event.threshold === 'onTrack';
	return {
		key: budgetEventKey(budget, { ...event, group, fromMs: period.fromMs }),
		kind: isOnTrack ? 'budget.on-track' : 'budget.threshold',
		severity: severityOf(event),
		title: titleOf(notice),
		text: textOf(notice),
		facts: factsOf(notice),
		path: `/${slug}/budgets/${budget.id}`,
		at: new Date(atMs).toISOString(),
	};
}

/** The key of an event's notification; `fromMs`: the start of its period. */
export function budgetEventKey(
	{ id, definition, unit }: Pick<Budget, 'id' | 'unit'> & { definition: number },
	{ group, fromMs, threshold, limit }: Pick<BudgetEvent, 'threshold' | 'limit'> & { group: string; fromMs: number },
): string {
	return ['budget', id, definition, group, new Date(fromMs).toISOString(), threshold, amountText(unit, limit)].join(
		'/',
	);
}

function severityOf({ threshold }: BudgetEvent): NotificationSeverity {
	if (threshold === 'onTrack') return 'warning';
	if (threshold >= 100) return 'critical';
	return threshold >= 80 ? 'warning' : 'info';
}

function titleOf({ budget, group, period, event }: BudgetNotice): string {
	const who = budget.groupBy === null ? budget.name : `${budget.name}: ${group === '' ? '(unattributed)' : group}`;
	if (event.threshold === 'onTrack') return `${who} is on track to exceed its budget of ${periodWords(period)}`;
	return `${who} has spent ${percentWords(event)} of its budget of ${periodWords(period)}`;
}

/** What was really spent, not the threshold it passed. */
function percentWords({ spent, limit, threshold }: BudgetEvent): string {
	return limit === 0n ? `more than ${threshold} %` : `${(spent * 100n) / limit} %`;
}

function textOf({ budget, event, period }: BudgetNotice): string {
	const sentences: string[] = [];
	if (event.isLate)
		sentences.push(`Late: ${periodWords(period)} is over, and calls that began in it have come in since.`);
	if (event.threshold !== 'onTrack' && event.threshold >= 100 && budget.enforcement === 'block')
		sentences.push('The check call now refuses.');
	return sentences.join(' ');
}

function factsOf({ budget, event, period, projected }: BudgetNotice): NotificationEvent['facts'] {
	const words = (amount: Amount) => amountWords(budget.unit, amount);
	return [
		{ label: 'Spent', value: words(event.spent) },
		{ label: 'Limit', value: words(event.limit) },
		...(projected === null || event.isLate ? [] : [{ label: 'Projected', value: words(projected) }]),
		{ label: 'Period', value: `${periodWords(period)} (${period.timeZone})` },
		...(event.isLate ? [] : [{ label: 'Resets', value: new Date(period.toMs).toISOString() }]),
		...(budget.owners.length === 0 ? [] : [{ label: 'Owners', value: budget.owners.join(', ') }]),
	];
}
