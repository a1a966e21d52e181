import { budgetPeriodAt } from '@spanledger/core/budgets/budget-calendar';
import type { StoredBudget } from '@spanledger/db/budgets/budget-row';
import { changedSpend } from '@spanledger/db/budgets/changed-spend';
import { listWatchedProjects, type WatchedProject } from '@spanledger/db/budgets/list-watched-projects';
import { readBudgets } from '@spanledger/db/budgets/read-budgets';
import type { SpendPlace } from '@spanledger/db/budgets/spend-row';
import type { Db } from '@spanledger/db/connect';
import { readOnChange } from '@spanledger/db/settings/read-on-change';
import { advanceGroups } from './advance-groups.ts';
import { projectBudget } from './project-budget.ts';

/** One transaction's worth. */
const mostPlaces = 500;
const projectEveryMs = 3_600_000;

export type BudgetWatcher = {
	/** Advances all budgets whose spend was written since the last look. Throws after the others are done when one could not be. */
	look: (now: Date) => Promise<void>;
	/** Projects the budget whose projection is oldest, if it is over an hour old or of another period; false = none is. */
	project: (now: Date) => Promise<boolean>;
};

/** What a worker remembers between looks: how far it saw, and what it projected when. Losing it repeats work and tells nothing twice. */
export function createBudgetWatcher(db: Db): BudgetWatcher {
	let cursor: string | null = null;
	const projected = new Map<string, number>();
	const budgetsOf = readOnChange(db, readBudgets);
	return {
		look: async (now) => {
			const changed = await changedSpend(db, cursor);
			const projects = await listWatchedProjects(db);
			const faults: unknown[] = [];
			for (const { project, budgetId, places } of byBudget(projects, changed.rows)) {
				for (let start = 0; start < places.length; start += mostPlaces) {
					const chunk = places.slice(start, start + mostPlaces);
					await advanceGroups(db, project, { budgetId, places: chunk, now }).catch((error) => faults.push(error));
				}
			}
			if (faults.length > 0) throw new AggregateError(faults, 'budgets could not be advanced');
			cursor = changed.cursor;
		},
		project: async (now) => {
			for (const project of await listWatchedProjects(db)) {
				for (const budget of await budgetsOf(project)) {
					const turn = turnOf(budget, now);
					if (now.getTime() - (projected.get(turn) ?? Number.NEGATIVE_INFINITY) < projectEveryMs) continue;
					if (projected.size > mostRemembered) projected.clear();
					projected.set(turn, now.getTime());
					await projectBudget(db, project, budget, now);
					return true;
				}
			}
			return false;
		},
	};
}

const mostRemembered = 20_000;

/** Another definition or period begins its own hour. */
const turnOf = ({ id, definition, period, calendar }: StoredBudget, now: Date): string =>
	`${id} ${definition} ${budgetPeriodAt(period, calendar, now.getTime()).fromMs}`;

type Turn = { project: WatchedProject; budgetId: string; places: SpendPlace[] };

function byBudget(
	projects: readonly WatchedProject[],
	rows: readonly (SpendPlace & { projectId: string; budgetId: string })[],
): Turn[] {
	const byId = new Map(projects.map((project) => [project.projectId, project]));
	const turns = new Map<string, Turn>();
	for (const { projectId, budgetId, periodStart, group } of rows) {
		const project = byId.get(projectId);
		if (project === undefined) continue; // its last budget was removed meanwhile
		const turn = turns.get(budgetId) ?? { project, budgetId, places: [] };
		turn.places.push({ periodStart, group });
		turns.set(budgetId, turn);
	}
	return [...turns.values()];
}
