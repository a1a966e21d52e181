import { createBudgetPeriodFinder } from '@spanledger/core/budgets/budget-calendar';
import type { CheckedFacts } from '@spanledger/core/budgets/check-budgets';
import { createCatalogueBook } from '@spanledger/core/prices/catalogue-book';
import { createPricing, type Pricing } from '@spanledger/core/prices/pricing';
import type { StoredBudget } from '@spanledger/db/budgets/budget-row';
import { changedSpend } from '@spanledger/db/budgets/changed-spend';
import { readBudgetBook } from '@spanledger/db/budgets/read-budget-book';
import type { GroupSpend } from '@spanledger/db/budgets/spend-row';
import type { Db } from '@spanledger/db/connect';
import { readProjectPrices } from '@spanledger/db/settings/read-project-prices';
import { readSettingsVersion } from '@spanledger/db/settings/read-settings-version';

/** What is in memory of one project. */
export type RememberedBudgets = {
	facts: (nowMs: number) => CheckedFacts[];
	/** Whether a model has a price today. */
	isPriced: (provider: string | null, model: string, nowMs: number) => boolean;
	/** The figures hold everything that was settled by then. */
	asOf: Date;
	/** The last looks failed: figures may be older than they should be. */
	isStale: boolean;
};

export type BudgetMemory = {
	/** From memory, but for the first question about a project. Rejects when that cannot be read. */
	of: (projectId: string) => Promise<RememberedBudgets>;
	close: () => Promise<void>;
};

type Known = {
	version: bigint;
	budgets: StoredBudget[];
	spend: Map<string, GroupSpend>;
	pricing: Pricing;
	askedMs: number;
};

const everyMs = 300;
/** Older figures than this are stale: several looks in a row have failed. */
const staleAfterMs = 3_000;
/** A project nobody asks about any more is forgotten. */
const forgetAfterMs = 600_000;

/**
 * Holds the budgets and the spend of every project that is asked about, and looks three times a second for what has changed: one
 * small read for all of them.
 */
export function rememberBudgets(db: Db, now: () => number = Date.now): BudgetMemory {
	const known = new Map<string, Known>();
	const loading = new Map<string, Promise<void>>();
	const catalogue = createCatalogueBook();
	const findPeriod = createBudgetPeriodFinder();
	let cursor: string | null = null;
	let asOfMs = now();

	const load = async (projectId: string) => {
		const scope = { projectId };
		const book = await readBudgetBook(db, scope, new Date(now()));
		const pricing = createPricing(catalogue, await readProjectPrices(db, scope));
		known.set(projectId, {
			version: book.settingsVersion,
			budgets: book.budgets,
			spend: new Map(book.spend.map((row) => [keyOf(row.budgetId, row.periodStart.getTime(), row.group), row])),
			pricing,
			askedMs: known.get(projectId)?.askedMs ?? now(),
		});
	};

	const look = async () => {
		const startedMs = now();
		for (const [projectId, { askedMs }] of known) if (startedMs - askedMs > forgetAfterMs) known.delete(projectId);
		const changes = await changedSpend(db, cursor);
		for (const row of changes.rows) {
			known.get(row.projectId)?.spend.set(keyOf(row.budgetId, row.periodStart.getTime(), row.group), row);
		}
		for (const [projectId, { version }] of known) {
			if ((await readSettingsVersion(db, { projectId })) !== version) await load(projectId);
		}
		cursor = changes.cursor;
		asOfMs = startedMs;
	};

	let closed = false;
	let looking: Promise<void> = Promise.resolve();
	const timer = setInterval(() => {
		if (known.size === 0 || closed) return;
		looking = looking.then(look).catch(() => {}); // the age of the figures tells
	}, everyMs);
	timer.unref();

	const ensure = async (projectId: string) => {
		if (known.has(projectId)) return;
		const loaded = loading.get(projectId) ?? load(projectId).finally(() => loading.delete(projectId));
		loading.set(projectId, loaded);
		const startedMs = now();
		await loaded;
		if (known.size === 1) asOfMs = Math.max(asOfMs, startedMs);
	};

	return {
		of: async (projectId) => {
			await ensure(projectId);
			const entry = known.get(projectId);
			if (entry === undefined) throw new Error('budgets were forgotten while they were read');
			entry.askedMs = now();
			return {
				facts: (nowMs) => entry.budgets.map((budget) => factsOf(entry, budget, findPeriod, nowMs)),
				isPriced: (provider, model, nowMs) =>
					typeof entry.pricing.book({ provider, models: [model], atNs: BigInt(nowMs) * 1_000_000n }) === 'object',
				asOf: new Date(asOfMs),
				isStale: now() - asOfMs > staleAfterMs,
			};
		},
		close: async () => {
			closed = true;
			clearInterval(timer);
			await looking;
		},
	};
}

const keyOf = (budgetId: string, periodMs: number, group: string): string => `${budgetId} ${periodMs} ${group}`;

function factsOf(
	{ spend }: Known,
	budget: StoredBudget,
	findPeriod: ReturnType<typeof createBudgetPeriodFinder>,
	nowMs: number,
): CheckedFacts {
	const period = findPeriod(budget.period, budget.calendar, nowMs);
	const row = (group: string) => spend.get(keyOf(budget.id, period.fromMs, group));
	return {
		budget,
		period,
		spent: (group) => row(group)?.spent ?? 0n,
		projected: (group) => row(group)?.projected?.amount ?? null,
	};
}
