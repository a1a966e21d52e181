import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { cloneDatabase, type TestDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';

const key = 'first_key_of_the_tests';
let database: TestDatabase;
beforeAll(async () => {
	database = await cloneDatabase();
});
afterAll(() => database.drop());

/** The process itself, from source. */
function start(variables: NodeJS.ProcessEnv) {
	const script = fileURLToPath(new URL('./main.ts', import.meta.url));
	const { PATH } = process.env;
	const child = spawn(process.execPath, ['--import', 'tsx', script], {
		env: { PATH, OTLP_HTTP_PORT: '0', OTLP_GRPC_PORT: '0', ...variables },
		stdio: ['ignore', 'inherit', 'pipe'],
	});
	let complaint = '';
	child.stderr.on('data', (text: Buffer) => {
		complaint += text;
	});
	const ended = once(child, 'exit').then(([code]) => ({ code, complaint }));
	return { child, ended };
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	return port;
}

test('a bad environment: one sentence that names every variable', async () => {
	const { code, complaint } = await start({ OTLP_HTTP_PORT: 'http' }).ended;
	expect(code).toBe(1);
	expect(complaint).toMatch(/^ingest cannot start: DATABASE_URL is missing.*; OTLP_HTTP_PORT must be.*\n$/);
});

test('no database: one sentence, without the password', async () => {
	const { code, complaint } = await start({ DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x' }).ended;
	expect(code).toBe(1);
	expect(complaint).toMatch(/^ingest cannot use the store of DATABASE_URL: .*ECONNREFUSED.*\n$/);
	expect(complaint).not.toContain('hunter2');
});

test.each(['OTLP_HTTP_PORT', 'OTLP_GRPC_PORT'])('%s is taken: one sentence that names it', async (variable) => {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const { code, complaint } = await start({ DATABASE_URL: database.url, [variable]: String(port) }).ended;
	server.close();
	expect(code).toBe(1);
	expect(complaint).toContain(`${variable} ${port} is taken`);
});

test('the first key works; SIGTERM finishes what is under way', async () => {
	const port = await freePort();
	const { child, ended } = start({
		DATABASE_URL: database.url,
		OTLP_HTTP_PORT: String(port),
		SPANLEDGER_BOOTSTRAP_API_KEY: key,
	});
	const url = `http://127.0.0.1:${port}`;
	await expect
		.poll(
			() =>
				fetch(`${url}/readyz`).then(
					(answer) => answer.status,
					() => 0,
				),
			{ timeout: 20_000 },
		)
		.toBe(200);

	const slow = request(`${url}/v1/traces`, {
		method: 'POST',
		headers: { 'x-api-key': key, 'content-type': 'application/json' },
	});
	const answered = once(slow, 'response');
	slow.write('{"resource');
	await expect
		.poll(async () => /buffered_bytes (\d+)/.exec(await (await fetch(`${url}/metrics`)).text())?.[1], {
			timeout: 10_000,
		})
		.toBe('10');
	child.kill('SIGTERM');
	await expect
		.poll(
			() =>
				fetch(`${url}/healthz`).then(
					() => 'open',
					() => 'closed',
				),
			{ timeout: 10_000 },
		)
		.toBe('closed');
	slow.end('Spans":[]}');
	const [response] = await answered;
	expect(response.statusCode).toBe(200);
	response.resume();
	expect(await ended).toEqual({ code: 0, complaint: '' });
});
