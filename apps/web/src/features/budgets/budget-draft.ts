import type { BudgetUnit } from '@spanledger/core/budgets/amount';
import {
	type BudgetDimension,
	type BudgetFilters,
	type BudgetSettings,
	budgetSettings,
} from '@spanledger/core/budgets/budget';
import type { PeriodKind } from '@spanledger/core/calendar/period';
import type { SetBudget } from './use-budgets.ts';

/** A budget as it is being typed. */
export type BudgetDraft = {
	name: string;
	filters: BudgetFilters;
	/** 'none' = one for the whole scope. */
	groupBy: BudgetDimension | 'none';
	unit: BudgetUnit;
	limit: string;
	period: PeriodKind;
	timeZone: string;
	/** "50, 80, 100" */
	thresholds: string;
	warnsOnTrack: boolean;
	enforcement: BudgetSettings['enforcement'];
	failMode: BudgetSettings['failMode'];
	refusesUnpriced: boolean;
	/** E-mail addresses, separated by commas. */
	owners: string;
	channelIds: readonly string[];
	/** `limit` '' = none at all. */
	exceptions: readonly { key: string; limit: string }[];
};

export const emptyDraft = (timeZone: string): BudgetDraft => ({
	name: '',
	filters: {},
	groupBy: 'none',
	unit: 'usd',
	limit: '',
	period: 'month',
	timeZone,
	thresholds: '50, 80, 100',
	warnsOnTrack: true,
	enforcement: 'alert',
	failMode: 'open',
	refusesUnpriced: false,
	owners: '',
	channelIds: [],
	exceptions: [],
});

export const draftOf = ({ groupBy, thresholds, owners, exceptions, ...budget }: SetBudget): BudgetDraft => ({
	...budget,
	groupBy: groupBy ?? 'none',
	thresholds: thresholds.join(', '),
	owners: owners.join(', '),
	exceptions: exceptions.map(({ key, limit }) => ({ key, limit: limit ?? '' })),
});

/** What would be sent; whether it may be is for `findFaults`. */
function inputOf(draft: BudgetDraft): unknown {
	const words = (text: string) => text.split(/[\s,;]+/).filter((word) => word !== '');
	const isSplit = draft.groupBy !== 'none';
	return {
		...draft,
		groupBy: isSplit ? draft.groupBy : null,
		limit: decimalOf(draft.limit),
		thresholds: words(draft.thresholds).map((word) => Number(word.replace(/%$/, ''))),
		owners: words(draft.owners),
		exceptions: isSplit
			? draft.exceptions
					.filter(({ key, limit }) => `${key}${limit}`.trim() !== '')
					.map(({ key, limit }) => ({
						key: key.trim(),
						limit: limit.trim() === '' ? null : decimalOf(limit),
					}))
			: [],
	};
}

/** People type "$1,200"; the comma is taken for what it is in English. */
const decimalOf = (text: string): string =>
	text
		.trim()
		.replace(/^\$/, '')
		.replace(/,(?=\d{3}(\D|$))/g, '');

/** What is wrong with a draft, by field. */
export type Faults = { [field: string]: string };

export type CheckedDraft = { settings: BudgetSettings } | { faults: Faults };

const words: { [field: string]: string } = {
	name: 'Name it: the name stands in every alert.',
	thresholds: 'Whole percentages from 1 to 1000, separated by commas; ten at most.',
	owners: 'E-mail addresses, separated by commas.',
	timeZone: 'An IANA zone such as Europe/Berlin.',
};

/** Checks what was typed by the schema that the server checks it by. */
export function checkDraft(draft: BudgetDraft): CheckedDraft {
	const parsed = budgetSettings.safeParse(inputOf(draft));
	if (parsed.success) return { settings: parsed.data };
	const faults: Faults = {};
	for (const { path, message } of parsed.error.issues) {
		const field = path[0] === 'exceptions' && path.length > 1 ? path.join('.') : String(path[0] ?? 'form');
		faults[field] ??= words[field] ?? sentence(message);
	}
	return { faults };
}

/** The server's complaint about a field under the name that the form knows it by. */
export const formField = (field: string | null): string => {
	const own = (field ?? 'form').replace(/^settings\./, '');
	return own.startsWith('exceptions.') ? own : (own.split('.')[0] ?? 'form');
};

const sentence = (message: string): string => `${message[0]?.toUpperCase() ?? ''}${message.slice(1)}.`;

/** The draft with what a preview cannot do without; null = something else is wrong with it. */
export function previewOf(draft: BudgetDraft): { settings: BudgetSettings; hasLimit: boolean } | null {
	const named = { ...draft, name: draft.name.trim() === '' ? 'Draft' : draft.name };
	const whole = checkDraft(named);
	if ('settings' in whole) return { settings: whole.settings, hasLimit: true };
	const rest = checkDraft({ ...named, limit: '0', exceptions: [], owners: '' });
	return 'settings' in rest ? { settings: rest.settings, hasLimit: false } : null;
}
