import type { Db, Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { readSettingsVersion } from '../settings/read-settings-version.ts';
import type { StoredBudget } from './budget-row.ts';
import { readBudgets } from './read-budgets.ts';

type Known = { version: bigint; budgets: StoredBudget[] };

/** What this process knows, per pool: budgets by project, as of a version of its settings. */
const known = new WeakMap<Db, Map<string, Known>>();
const mostRemembered = 10_000;

/** A project's budgets while its settings are held (`holdSettings`): read once per change, and then nobody changes them. */
export async function budgetsNow(db: Db, tx: Transaction, scope: Scope): Promise<StoredBudget[]> {
	const memory = known.get(db) ?? new Map<string, Known>();
	known.set(db, memory);
	const version = await readSettingsVersion(tx, scope);
	const before = memory.get(scope.projectId);
	if (before?.version === version) return before.budgets;
	const budgets = await readBudgets(tx, scope);
	if (memory.size >= mostRemembered) memory.clear();
	memory.set(scope.projectId, { version, budgets });
	return budgets;
}
