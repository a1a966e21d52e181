import type { Db } from '@spanledger/db/connect';
import type { QueueConnection } from '@spanledger/queue/connect-queue';
import type { Logger } from 'pino';
import type { DeliverDeps } from './deliver/deliver.ts';

/** What every job may use; built once in main.ts. */
export type Deps = {
	db: Db;
	queue: QueueConnection;
	/** SPANLEDGER_SECRET: seals what is kept encrypted. */
	secret: string;
	log: Logger;
	/** How notifications leave. */
	tell: Omit<DeliverDeps, 'now'>;
};

/** A job that runs until it is closed; closing finishes what is in hand. */
export type RunningJob = { close: () => Promise<void> };
