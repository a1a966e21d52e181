import { connectDatabase } from '@spanledger/db/connect';
import { connectQueue } from '@spanledger/queue/connect-queue';
import { pino } from 'pino';
import { mailThrough } from './deliver/send-mail.ts';
import type { Deps } from './deps.ts';
import type { Env } from './env.ts';

/** What the jobs of one thread share. Nothing connects before it is used. */
export function openDeps(env: Env): { deps: Deps; close: () => Promise<void> } {
	const log = pino({ level: env.LOG_LEVEL, base: null });
	const db = connectDatabase(env.DATABASE_URL, { max: 8, applicationName: 'spanledger worker', onlyByKey: true });
	const queue = connectQueue({
		redisUrl: env.REDIS_URL,
		databaseUrl: env.DATABASE_URL,
		onError: (error) => log.warn({ err: error }, 'the queue is away'),
	});
	return {
		deps: {
			db,
			queue,
			secret: env.SPANLEDGER_SECRET,
			log,
			tell: {
				publicUrl: env.SPANLEDGER_PUBLIC_URL,
				allowed: env.SPANLEDGER_ALLOW_PRIVATE_WEBHOOKS,
				sendMail: env.SMTP_URL === undefined ? null : mailThrough(env.SMTP_URL, env.SMTP_FROM),
			},
		},
		close: async () => {
			await queue.close();
			await db.end();
		},
	};
}
