import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createKey } from '@spanledger/db/api-keys/create-key';
import type { KeyScope } from '@spanledger/db/api-keys/scopes';
import { connectDatabase } from '@spanledger/db/connect';
import { createProject } from '@spanledger/db/projects/create-project';
import { connectQueue } from '@spanledger/queue/connect-queue';
import { consumeIngest, type IngestJob } from '@spanledger/queue/ingest-queue';
import { pino } from 'pino';
import { buildServer } from '../build-server.ts';
import { readEnv } from '../env.ts';
import { buildGrpcServer } from '../grpc/build-grpc-server.ts';
import { openDeps } from '../open-deps.ts';

export type Ingest = {
	url: string;
	/** host:port of OTLP/gRPC. */
	grpcAddress: string;
	projectId: string;
	/** A new key of the project. */
	key: (...scopes: KeyScope[]) => Promise<string>;
	/** A new key of the project for pages of these origins. */
	browserKey: (...origins: string[]) => Promise<string>;
	grpcConnections: () => number;
	waitingJobs: () => Promise<number>;
	/** Takes what is in the queue, until `count` jobs came. */
	takeJobs: (count: number) => Promise<IngestJob[]>;
	heldBytes: () => number;
	close: () => Promise<void>;
};

/** The real servers on free ports, over the database at `databaseUrl`, with a project of its own. */
export async function openIngest(
	databaseUrl: string,
	variables: NodeJS.ProcessEnv = {},
	longestCallMs?: number,
): Promise<Ingest> {
	const env = readEnv({ DATABASE_URL: databaseUrl, ...variables });
	const { deps, close } = await openDeps(env, () => {});
	const log = pino({ level: 'silent' });
	const app = buildServer(deps, log);
	await app.listen({ host: '127.0.0.1', port: 0 });
	const grpc = buildGrpcServer(deps, log, longestCallMs);
	const grpcPort = await grpc.listen({ host: '127.0.0.1', port: 0 });
	const db = connectDatabase(databaseUrl, { max: 2 });
	const { id: projectId } = await createProject(db, { slug: randomUUID(), name: 'tests' });
	const { port } = app.server.address() as AddressInfo;
	const key = async (...scopes: KeyScope[]) =>
		(await createKey(db, { projectId }, { name: scopes.join(), scopes })).key;
	return {
		url: `http://127.0.0.1:${port}`,
		grpcAddress: `127.0.0.1:${grpcPort}`,
		projectId,
		key,
		browserKey: async (...browserOrigins) =>
			(await createKey(db, { projectId }, { name: 'page', scopes: ['scores'], browserOrigins })).key,
		grpcConnections: grpc.connections,
		waitingJobs: async () => (await deps.queueDepth()).waiting,
		takeJobs: (count) => takeJobs(databaseUrl, count),
		heldBytes: deps.budget.heldBytes,
		close: async () => {
			await app.close();
			await grpc.close();
			await close();
			await db.end();
		},
	};
}

async function takeJobs(databaseUrl: string, count: number): Promise<IngestJob[]> {
	const connection = connectQueue({ databaseUrl });
	const jobs: IngestJob[] = [];
	let enough = () => {};
	const came = new Promise<void>((resolve) => {
		enough = resolve;
	});
	const consumer = await consumeIngest(
		connection,
		async (job) => {
			jobs.push(job);
			if (jobs.length >= count) enough();
		},
		{ onDeadLetter: async () => {} },
	);
	await came;
	await consumer.close();
	await connection.close();
	return jobs;
}
