import type { IngestJob } from '@spanledger/queue/ingest-queue';
import type { QueueDepth } from '@spanledger/queue/queue-depth';
import type { FindKey } from './authenticate.ts';
import type { BudgetMemory } from './budgets/remember-budgets.ts';
import type { BufferBudget } from './buffer-budget.ts';
import type { Meters } from './meters.ts';
import type { ScoreQuota } from './scores/score-quota.ts';

/** All that the routes use; `main.ts` opens it, tests open it on a cloned database. */
export type Deps = {
	findKey: FindKey;
	/** Notes the use of a key, at no cost to the request. */
	keyUsed: (keyId: string) => void;
	/** Notes log records that are of no use to anything, at no cost to the request. */
	logsUnused: (projectId: string, count: number) => void;
	/** Resolves once the queue has the job; throws DomainError('unavailable') when it has not. */
	enqueue: (job: IngestJob) => Promise<void>;
	queueDepth: () => Promise<QueueDepth>;
	/** Rejects when Postgres does not answer. */
	pingDatabase: () => Promise<void>;
	budget: BufferBudget;
	/** The budgets of projects, for the check call. */
	budgets: Pick<BudgetMemory, 'of'>;
	/** Notes that a budget was asked, at no cost to the request. */
	budgetChecked: (projectId: string, budgetId: string, isRefusal: boolean) => void;
	/** How many scores keys in pages may add. */
	scoreQuota: ScoreQuota;
	meters: Meters;
	maxBodyBytes: number;
	/** Origins of browsers that may send; `*` for all. */
	corsOrigins: readonly string[];
	metricsToken: string | undefined;
	now: () => number;
};
