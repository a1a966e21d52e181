import { type Amount, amountText } from '@spanledger/core/budgets/amount';
import { budgetEventKey } from '@spanledger/core/budgets/budget-notification';
import type { Period } from '@spanledger/core/calendar/period';
import { readChecks } from '@spanledger/db/budget-checks/read-checks';
import { type BudgetPage, budgetPage } from '@spanledger/db/budgets/budget-page';
import type { BudgetPeriodHistory } from '@spanledger/db/budgets/read-budget-history';
import type { ToldCrossing } from '@spanledger/db/budgets/read-told-crossings';
import { type Delivery, listDeliveries } from '@spanledger/db/notifications/list-deliveries';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { presentSettings, type SetBudget } from './present-overview.ts';
import { presentStanding, type StandingShape } from './present-standing.ts';

/** What one channel was told of a crossing, and how that went. */
export type Telling = {
	id: string;
	/** null = the channel is gone. */
	channelName: string | null;
	state: Delivery['state'];
	attempts: number;
	/** What went wrong the last time; null = nothing. */
	error: string | null;
};

/** Whether anybody asks before spending. */
export type CheckUse = {
	/** null = nobody in the last seven days: what the budget blocks, it blocks for nobody. */
	lastAt: Date | null;
	/** Since the day (UTC) that the period began. */
	checks: number;
	refusals: number;
};

/** The page of a budget; amounts are decimal text in its unit. */
export type OpenBudget = {
	budget: SetBudget;
	period: Period;
	/** Every civil day of the period, of the group asked for or of all; null = not begun. */
	days: { fromMs: number; toMs: number; spent: string | null }[];
	groups: StandingShape[];
	moreGroups: number;
	spent: string;
	calls: number;
	unpricedCalls: number;
	unattributed: { spent: string; calls: number } | null;
	history: (Omit<BudgetPeriodHistory, 'spent'> & { spent: string })[];
	checks: CheckUse;
	crossings: (Omit<ToldCrossing, 'limit' | 'spent'> & { limit: string; spent: string; told: Telling[] })[];
};

/** A hundred crossings, each told to twenty channels. */
const mostDeliveries = 2_000;

/** Everything the page of a budget shows, what was told to whom included. Throws DomainError('not-found'). */
export async function openBudget(
	{ db, now }: Pick<Deps, 'db' | 'now'>,
	scope: Scope,
	{ id, group }: { id: string; group?: string | undefined },
): Promise<OpenBudget> {
	const page = await budgetPage(db, scope, { id, now: now(), ...(group === undefined ? {} : { group }) });
	const deliveries = await listDeliveries(db, scope, { keyPrefix: `budget/${id}/`, limit: mostDeliveries });
	return present(page, deliveries, await readCheckUse(db, scope, { id, now: now(), fromMs: page.period.fromMs }));
}

const weekMs = 7 * 86_400_000;

async function readCheckUse(
	db: Deps['db'],
	scope: Scope,
	{ id, now, fromMs }: { id: string; now: Date; fromMs: number },
): Promise<CheckUse> {
	const lately = (await readChecks(db, scope, { from: new Date(now.getTime() - weekMs) })).get(id);
	const inPeriod = (await readChecks(db, scope, { from: new Date(fromMs) })).get(id);
	return { lastAt: lately?.lastAt ?? null, checks: inPeriod?.checks ?? 0, refusals: inPeriod?.refusals ?? 0 };
}

function present({ budget, ...page }: BudgetPage, deliveries: readonly Delivery[], checks: CheckUse): OpenBudget {
	const text = (amount: Amount) => amountText(budget.unit, amount);
	const told = new Map<string, Telling[]>();
	for (const delivery of deliveries) {
		const { key } = delivery.event;
		told.set(key, [...(told.get(key) ?? []), tellingOf(delivery)]);
	}
	return {
		...page,
		budget: presentSettings(budget),
		days: page.days.map((day) => ({ ...day, spent: day.spent === null ? null : text(day.spent) })),
		groups: page.groups.map((standing) => presentStanding(budget.unit, standing)),
		spent: text(page.spent),
		unattributed: page.unattributed === null ? null : { ...page.unattributed, spent: text(page.unattributed.spent) },
		history: page.history.map((period) => ({ ...period, spent: text(period.spent) })),
		checks,
		crossings: page.crossings.map((crossing) => ({
			...crossing,
			limit: text(crossing.limit),
			spent: text(crossing.spent),
			told: told.get(budgetEventKey(budget, { ...crossing, fromMs: crossing.periodStart.getTime() })) ?? [],
		})),
	};
}

function tellingOf({ id, channelName, state, log }: Delivery): Telling {
	return { id, channelName, state, attempts: log.length, error: log.at(-1)?.error ?? null };
}
