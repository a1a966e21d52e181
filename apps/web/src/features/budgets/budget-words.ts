import type { BudgetUnit } from '@spanledger/core/budgets/amount';
import type { BudgetDimension, BudgetFilters } from '@spanledger/core/budgets/budget';
import type { BudgetState } from '@spanledger/core/budgets/budget-state';
import type { PeriodKind } from '@spanledger/core/calendar/period';
import { formatPercent } from '../../lib/format-count.ts';
import { filterChips } from '../filters/filter-fields.ts';

export const dimensionNames: { readonly [dimension in BudgetDimension]: { one: string; many: string } } = {
	tenant: { one: 'tenant', many: 'tenants' },
	team: { one: 'team', many: 'teams' },
	feature: { one: 'feature', many: 'features' },
	user: { one: 'user', many: 'users' },
	model: { one: 'model', many: 'models' },
	provider: { one: 'provider', many: 'providers' },
	environment: { one: 'environment', many: 'environments' },
	route: { one: 'route', many: 'routes' },
	promptVersion: { one: 'prompt version', many: 'prompt versions' },
};

export const unitNames: { readonly [unit in BudgetUnit]: string } = {
	usd: 'US dollars',
	tokens: 'tokens',
	calls: 'calls',
};

export const periodNames: { readonly [kind in PeriodKind]: { a: string; this: string; each: string } } = {
	day: { a: 'a day', this: 'today', each: 'Each day' },
	week: { a: 'a week', this: 'this week', each: 'Each week, from Monday' },
	month: { a: 'a month', this: 'this month', each: 'Each calendar month' },
};

export const stateWords: { readonly [state in BudgetState]: string } = {
	ok: 'Within',
	warning: 'Nearly spent',
	exceeded: 'Spent',
};

/** "one each per tenant, environment production" · "everything". */
export function scopeWords({ filters, groupBy }: { filters: BudgetFilters; groupBy: BudgetDimension | null }): string {
	const parts = Object.entries(filters).map(([dimension, values]) => {
		// keys of filters are dimensions: their schema says so
		const { one } = dimensionNames[dimension as BudgetDimension];
		return `${one} ${values.map((value) => (value === '' ? '(not set)' : value)).join(' or ')}`;
	});
	const split = groupBy === null ? [] : [`one each per ${dimensionNames[groupBy].one}`];
	const all = [...split, ...parts];
	return all.length === 0 ? 'everything in the project' : all.join(', ');
}

/** Of the limit: 64 % · 108 %. What is not all of it is never rounded up to that. */
export const shareWords = (share: number): string =>
	share >= 1 ? `${Math.floor(share * 100)} %` : formatPercent(share);

/** A group as pages name it. */
export const groupName = (group: string): string => (group === '' ? '(unattributed)' : group);

/** "12 d left" · "5 h left" · "12 min left". */
export function leftWords(toMs: number, nowMs: number): string {
	const minutes = Math.max(0, Math.floor((toMs - nowMs) / 60_000));
	if (minutes >= 2_880) return `${Math.floor(minutes / 1_440)} d left`;
	return minutes >= 120 ? `${Math.floor(minutes / 60)} h left` : `${minutes} min left`;
}

/** Search parameters that narrow other pages to what a budget covers. */
export function scopeQuery(filters: BudgetFilters): URLSearchParams {
	return new URLSearchParams(filterChips(filters).map(({ key, value }) => [key, value]));
}
