import { budgetSettings } from '@spanledger/core/budgets/budget';
import { editBudget } from '@spanledger/db/budgets/edit-budget';
import { findBudget } from '@spanledger/db/budgets/find-budget';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { parseInput } from '../rest/parse-query.ts';

export type GroupException = {
	id: string;
	group: string;
	/** A limit of its own; null = none at all; undefined = the budget's again. */
	limit?: string | null | undefined;
	editedBy: string;
};

/** Gives one group of a split budget a limit of its own, or takes it back. Throws DomainError('not-found' | 'invalid'). */
export async function exceptGroup(
	{ db, now }: Pick<Deps, 'db' | 'now'>,
	scope: Scope,
	{ id, group, limit, editedBy }: GroupException,
): Promise<void> {
	const budget = await findBudget(db, scope, { id });
	const others = budget.exceptions.filter(({ key }) => key !== group);
	const exceptions = limit === undefined ? others : [...others, { key: group, limit }];
	const settings = parseInput(budgetSettings, { ...budget, exceptions });
	await editBudget(db, scope, { id, settings, editedBy, now: now() });
}
