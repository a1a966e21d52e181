import { findKey } from '@spanledger/db/api-keys/find-key';
import { trackKeyUse } from '@spanledger/db/api-keys/track-key-use';
import { tallyChecks } from '@spanledger/db/budget-checks/tally-checks';
import { connectDatabase, type Db } from '@spanledger/db/connect';
import { tallyIngest } from '@spanledger/db/ingest-counters/tally-ingest';
import { migrate } from '@spanledger/db/migrate';
import { bootstrapProject } from '@spanledger/db/projects/bootstrap-project';
import { connectQueue } from '@spanledger/queue/connect-queue';
import { produceIngest } from '@spanledger/queue/ingest-queue';
import { rememberBudgets } from './budgets/remember-budgets.ts';
import { bufferBudget } from './buffer-budget.ts';
import type { Deps } from './deps.ts';
import type { Env } from './env.ts';
import { openMeters } from './meters.ts';
import { rememberKeys } from './remember-keys.ts';
import { openScoreQuota } from './scores/score-quota.ts';

const rememberedKeys = { foundMs: 10_000, outageMs: 900_000, missingMs: 2_000, maxKeys: 10_000 };

/**
 * Connects, migrates, makes the first project when a key for it is given, opens the queue. Rejects with one sentence that
 * names the variable at fault when a store cannot be reached. `close` ends all of it, the queue first.
 */
export async function openDeps(
	env: Env,
	onQueueError: (error: Error) => void,
): Promise<{ deps: Deps; close: () => Promise<void> }> {
	const db = connectDatabase(env.DATABASE_URL, { applicationName: 'spanledger ingest' });
	const queue = connectQueue({ redisUrl: env.REDIS_URL, databaseUrl: env.DATABASE_URL, onError: onQueueError });
	await prepare(db, env.SPANLEDGER_BOOTSTRAP_API_KEY).catch(named('DATABASE_URL'));
	const producer = await produceIngest(queue, { maxWaiting: env.QUEUE_MAX_WAITING }).catch(
		named(env.REDIS_URL === undefined ? 'DATABASE_URL' : 'REDIS_URL'),
	);
	const keyUse = trackKeyUse(db);
	const tally = tallyIngest(db);
	const budgets = rememberBudgets(db);
	const checks = tallyChecks(db);
	const deps: Deps = {
		findKey: rememberKeys((key) => findKey(db, key), rememberedKeys),
		keyUsed: keyUse.used,
		logsUnused: (projectId, count) => tally.add(projectId, 'uncorrelated-logs', count),
		enqueue: producer.enqueue,
		queueDepth: producer.depth,
		pingDatabase: async () => void (await db.query('SELECT 1')),
		budgets,
		budgetChecked: (projectId, budgetId, isRefusal) => checks.add(projectId, budgetId, isRefusal, new Date()),
		budget: bufferBudget(env.OTLP_MAX_BUFFERED_BYTES),
		scoreQuota: openScoreQuota(Date.now),
		meters: openMeters(),
		maxBodyBytes: env.OTLP_MAX_BODY_BYTES,
		corsOrigins: env.OTLP_CORS_ORIGINS,
		metricsToken: env.SPANLEDGER_METRICS_TOKEN,
		now: Date.now,
	};
	const close = async () => {
		await producer.close();
		await queue.close();
		await keyUse.close();
		await tally.close();
		await budgets.close();
		await checks.close();
		await db.end();
	};
	return { deps, close };
}

async function prepare(db: Db, apiKey: string | undefined): Promise<void> {
	await migrate(db);
	if (apiKey !== undefined) await bootstrapProject(db, { apiKey });
}

const named = (variable: string) => (cause: unknown) => {
	const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
	throw new Error(`ingest cannot use the store of ${variable}: ${reason}.`, { cause });
};
