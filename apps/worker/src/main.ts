import { connectDatabase } from '@spanledger/db/connect';
import { migrate } from '@spanledger/db/migrate';
import { bootstrapProject } from '@spanledger/db/projects/bootstrap-project';
import { connectQueue } from '@spanledger/queue/connect-queue';
import { pino } from 'pino';
import { type Env, readEnv } from './env.ts';
import { runJobs } from './jobs.ts';

async function main(env: Env): Promise<void> {
	const log = pino({ level: env.LOG_LEVEL, base: null });
	const db = connectDatabase(env.DATABASE_URL, { max: 10, applicationName: 'spanledger worker', onlyByKey: true });
	const applied = await migrate(db).catch((error: unknown) => {
		throw new Error(`The worker cannot prepare the database: ${reasonOf(error)}`, { cause: error });
	});
	if (applied.length > 0) log.info({ applied }, 'database migrated');
	if (env.SPANLEDGER_BOOTSTRAP_API_KEY !== undefined) {
		await bootstrapProject(db, { apiKey: env.SPANLEDGER_BOOTSTRAP_API_KEY });
	}
	const queue = connectQueue({
		redisUrl: env.REDIS_URL,
		databaseUrl: env.DATABASE_URL,
		onError: (error) => log.warn({ err: error }, 'the queue is away'),
	});
	const running = await runJobs({ db, queue, secret: env.SPANLEDGER_SECRET, log });
	log.info({ queue: queue.store }, 'worker is ready');

	// stop taking → finish what is in hand → leave
	const leave = async () => {
		await running.close();
		await queue.close();
		await db.end();
	};
	let leaving: Promise<void> | undefined;
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (leaving ??= leave()));
}

try {
	await main(readEnv());
} catch (error) {
	process.stderr.write(`${reasonOf(error)}\n`);
	process.exit(1);
}

/** One line for the operator; an AggregateError (every address of a host refused) says nothing by itself. */
function reasonOf(error: unknown): string {
	if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
	return error instanceof Error ? error.message : String(error);
}
