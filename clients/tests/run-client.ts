import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { ClientUnderTest } from './client-under-test.ts';

export type Platform = {
	webUrl: string;
	otlpUrl: string;
	grpcUrl: string;
	apiKey: string;
	email: string;
	password: string;
};

const folder = fileURLToPath(new URL('..', import.meta.url));

/** A name of its own for every run; it is the tenant of all that the run sends. */
export const newRun = ({ script, protocol }: ClientUnderTest): string =>
	[script, protocol?.split('/').at(-1), randomBytes(4).toString('hex')].filter(Boolean).join('-');

/** Runs a client in a process of its own, as an app would; rejects with what it printed when it fails. */
export function runClient(
	client: ClientUnderTest,
	program: string,
	run: string,
	{ standInUrl, ...to }: Platform & { standInUrl: string },
): Promise<void> {
	const { script, language, protocol = 'http/protobuf', env } = client;
	const file = language === 'python' ? `python/${script}.py` : `src/${script}.mjs`;
	const child = spawn(program, [folder + file], {
		env: {
			...{ PATH: process.env.PATH, HOME: process.env.HOME },
			...{ RUN: run, STAND_IN_URL: standInUrl, SPANLEDGER_KEY: to.apiKey },
			OTEL_EXPORTER_OTLP_ENDPOINT: protocol === 'grpc' ? to.grpcUrl : to.otlpUrl,
			OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
			OTEL_EXPORTER_OTLP_HEADERS: `x-api-key=${to.apiKey}`,
			OTEL_SERVICE_NAME: 'shop',
			...env?.(standInUrl),
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let printed = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) resolve();
			else reject(new Error(`${script} ended with ${code}:\n${printed}`));
		});
	});
}
