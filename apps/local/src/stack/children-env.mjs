import { Refusal } from '../terminal/refusal.mjs';

/**
 * @typedef {object} Addresses
 * @property {string} host bind address
 * @property {number} webPort
 * @property {number} otlpHttpPort
 * @property {number} otlpGrpcPort
 * @property {string} webUrl as people write it: SPANLEDGER_PUBLIC_URL, else localhost
 * @property {string} otlpUrl
 * @property {string} grpcUrl
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {{ host: string, ports: number[] }} chosen web, OTLP/HTTP, OTLP/gRPC
 * @returns {Addresses}
 * @throws {Refusal} on a SPANLEDGER_PUBLIC_URL that is none
 */
export function addresses(env, { host, ports: [webPort = 0, otlpHttpPort = 0, otlpGrpcPort = 0] }) {
	const publicUrl = env.SPANLEDGER_PUBLIC_URL || `http://localhost:${webPort}`;
	if (!URL.canParse(publicUrl) || !/^https?:$/.test(new URL(publicUrl).protocol))
		throw new Refusal(`SPANLEDGER_PUBLIC_URL is "${publicUrl}": write it as https://spanledger.example.com.`);
	const otlpUrl = env.OTLP_PUBLIC_URL || `http://localhost:${otlpHttpPort}`;
	const grpcUrl = `http://localhost:${otlpGrpcPort}`;
	return { host, webPort, otlpHttpPort, otlpGrpcPort, webUrl: publicUrl.replace(/\/$/, ''), otlpUrl, grpcUrl };
}

/**
 * What ingest, worker and pages find in their environment.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ at: Addresses, credentials: import('../data-dir/read-credentials.mjs').Credentials, databaseUrl: string, mode: 'production' | 'development' }} found
 * @returns {NodeJS.ProcessEnv}
 */
export function childrenEnv(env, { at, credentials, databaseUrl, mode }) {
	return {
		...env,
		NODE_ENV: mode,
		NEXT_TELEMETRY_DISABLED: '1',
		DATABASE_URL: databaseUrl,
		SPANLEDGER_HOST: at.host,
		WEB_PORT: String(at.webPort),
		OTLP_HTTP_PORT: String(at.otlpHttpPort),
		OTLP_GRPC_PORT: String(at.otlpGrpcPort),
		OTLP_PUBLIC_URL: at.otlpUrl,
		SPANLEDGER_PUBLIC_URL: at.webUrl,
		SPANLEDGER_SECRET: credentials.secret,
		SPANLEDGER_BOOTSTRAP_API_KEY: credentials.apiKey,
		SPANLEDGER_BOOTSTRAP_EMAIL: credentials.email,
		SPANLEDGER_BOOTSTRAP_PASSWORD: credentials.password,
	};
}
