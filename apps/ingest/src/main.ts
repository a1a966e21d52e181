import { pino } from 'pino';
import { buildServer } from './build-server.ts';
import { readEnv } from './env.ts';
import { openDeps } from './open-deps.ts';

/** Environment → dependencies → listen; SIGINT and SIGTERM finish what is under way and close. */
async function main(): Promise<void> {
	const env = readEnv();
	const log = pino({ level: env.LOG_LEVEL, base: null });
	const { deps, close } = await openDeps(env, (error) => log.warn({ reason: error.message }, 'queue'));
	const app = buildServer(deps, log);
	let closing: Promise<void> | undefined;
	const shutDown = () => {
		closing ??= app.close().then(close);
		closing.then(() => process.exit(0), fail);
	};
	process.on('SIGTERM', shutDown);
	process.on('SIGINT', shutDown);
	await app.listen({ host: env.SPANLEDGER_HOST, port: env.OTLP_HTTP_PORT }).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'EADDRINUSE') throw error;
		throw new Error(`ingest cannot listen: OTLP_HTTP_PORT ${env.OTLP_HTTP_PORT} is taken. Free it or set another.`);
	});
}

/** One sentence for people, exit code 1. */
function fail(error: unknown): never {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
}

main().catch(fail);
