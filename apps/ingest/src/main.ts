import { pino } from 'pino';
import { buildServer } from './build-server.ts';
import { type Env, readEnv } from './env.ts';
import { buildGrpcServer } from './grpc/build-grpc-server.ts';
import { openDeps } from './open-deps.ts';

/** Environment → dependencies → listen on both ports; SIGINT and SIGTERM finish what is under way and close. */
async function main(): Promise<void> {
	const env = readEnv();
	const log = pino({ level: env.LOG_LEVEL, base: null });
	const { deps, close } = await openDeps(env, (error) => log.warn({ reason: error.message }, 'queue'));
	const http = buildServer(deps, log);
	const grpc = buildGrpcServer(deps, log);
	let closing: Promise<void> | undefined;
	const shutDown = () => {
		closing ??= Promise.all([http.close(), grpc.close()]).then(close);
		closing.then(() => process.exit(0), fail);
	};
	process.on('SIGTERM', shutDown);
	process.on('SIGINT', shutDown);
	const host = env.SPANLEDGER_HOST;
	await grpc.listen({ host, port: env.OTLP_GRPC_PORT }).catch(taken(env, 'OTLP_GRPC_PORT'));
	// last: whoever asks /healthz may use both
	await http.listen({ host, port: env.OTLP_HTTP_PORT }).catch(taken(env, 'OTLP_HTTP_PORT'));
}

const taken = (env: Env, variable: 'OTLP_HTTP_PORT' | 'OTLP_GRPC_PORT') => (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EADDRINUSE') throw error;
	throw new Error(`ingest cannot listen: ${variable} ${env[variable]} is taken. Free it or set another.`);
};

/** One sentence for people, exit code 1. */
function fail(error: unknown): never {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
}

main().catch(fail);
