import type { TestProject } from 'vitest/node';
import { readInstance } from '../../apps/local/src/data-dir/instance-file.mjs';
import { readCredentials } from '../../apps/local/src/data-dir/read-credentials.mjs';
import { anyFreePort } from '../../apps/local/src/ports/choose-ports.mjs';
import { startStack } from '../../apps/local/src/stack/start-stack.mjs';
import type { Platform } from './run-client.ts';

declare module 'vitest' {
	interface ProvidedContext {
		platform: Platform;
	}
}

/** A platform of our own; `RUNNING=<data folder>` and `OTLP_GRPC_PORT` name one that runs already. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
	const running = process.env.RUNNING;
	if (running !== undefined) {
		const instance = readInstance(running);
		if (instance === null) throw new Error(`No Spanledger runs on ${running}.`);
		const { apiKey, email, password } = readCredentials(running, {});
		const grpcUrl = `http://localhost:${process.env.OTLP_GRPC_PORT ?? 4317}`;
		const { webUrl, otlpUrl } = instance;
		project.provide('platform', { webUrl, otlpUrl, grpcUrl, apiKey, email, password });
		return undefined;
	}
	const grpcPort = String(await anyFreePort('127.0.0.1'));
	const { webUrl, otlpUrl, apiKey, email, password, stop } = await startStack({ env: { OTLP_GRPC_PORT: grpcPort } });
	project.provide('platform', { webUrl, otlpUrl, grpcUrl: `http://127.0.0.1:${grpcPort}`, apiKey, email, password });
	return async () => {
		await stop();
	};
}
