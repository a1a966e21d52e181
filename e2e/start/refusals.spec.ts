import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { startStack } from '@spanledger/local/stack/start-stack';

/** What keeps the platform from starting is one sentence that says what to do, and exit code 1. */
const startScript = fileURLToPath(new URL('../../apps/local/src/start.mjs', import.meta.url));
let folder = '';
test.beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'spanledger-refuse-'));
	chmodSync(folder, 0o711);
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

for (const variable of ['WEB_PORT', 'OTLP_HTTP_PORT', 'OTLP_GRPC_PORT']) {
	test(`a set ${variable} that is taken`, async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		const address = server.address();
		const port = typeof address === 'object' && address !== null ? address.port : 0;
		const { code, errors } = await start({ [variable]: String(port) });
		server.close();
		expect(errors).toBe(
			`Port ${port} (${variable}) is taken by another program: stop it, or set ${variable} to a free port.`,
		);
		expect(code).toBe(1);
	});
}

const wrongSettings: [name: string, env: Record<string, string>, sentence: RegExp][] = [
	['a port that is none', { WEB_PORT: '99999' }, /^WEB_PORT is "99999", which is not a port/],
	['two variables with one port', { WEB_PORT: '4990', OTLP_HTTP_PORT: '4990' }, /are both 4990/],
	[
		'nothing behind DATABASE_URL',
		{ DATABASE_URL: 'postgresql://a:secret@127.0.0.1:1/x' },
		/^DATABASE_URL does not work: nothing listens at 127\.0\.0\.1:1/,
	],
	[
		'a host that is none',
		{ DATABASE_URL: 'postgresql://a:secret@no-such-host.invalid/x' },
		/^DATABASE_URL does not work: .*no-such-host\.invalid/,
	],
	[
		'a DATABASE_URL that is no address',
		{ DATABASE_URL: 'mysql://a:secret@127.0.0.1/x' },
		/^DATABASE_URL is not a PostgreSQL address/,
	],
	['a short key', { SPANLEDGER_BOOTSTRAP_API_KEY: 'short' }, /^SPANLEDGER_BOOTSTRAP_API_KEY must be 16 or more/],
	['an address of another machine', { SPANLEDGER_HOST: '203.0.113.7' }, /SPANLEDGER_HOST=203\.0\.113\.7/],
];

for (const [name, env, sentence] of wrongSettings) {
	test(name, async () => {
		const { code, errors } = await start(env);
		expect(errors).toMatch(sentence);
		expect(errors).not.toContain('\n');
		expect(errors).not.toContain('secret');
		expect(code).toBe(1);
	});
}

test('a data folder below a file', async () => {
	writeFileSync(join(folder, 'file'), '');
	const { code, errors } = await start({ SPANLEDGER_DATA_DIR: join(folder, 'file', 'data') });
	expect(errors).toMatch(/is below a file, not a folder: set SPANLEDGER_DATA_DIR to a folder\.$/);
	expect(code).toBe(1);
});

test('a second instance on the same data folder', async () => {
	const dataDir = join(folder, 'twice');
	mkdirSync(dataDir, { mode: 0o711 });
	const first = await startStack({ dataDir, waitFor: 'ingest' });
	const { code, errors } = await start({ SPANLEDGER_DATA_DIR: dataDir });
	await first.stop();
	expect(errors).toBe(
		`Spanledger already runs on ${dataDir} (process ${first.pid}): stop it first, or set SPANLEDGER_DATA_DIR to another folder.`,
	);
	expect(code).toBe(1);
});

/** Runs the start until it gives up. */
function start(env: Record<string, string>): Promise<{ code: number | null; errors: string }> {
	const { WEB_PORT: _w, OTLP_HTTP_PORT: _h, OTLP_GRPC_PORT: _g, DATABASE_URL: _d, ...rest } = process.env;
	const child = spawn(process.execPath, [startScript], {
		env: { ...rest, SPANLEDGER_DATA_DIR: join(folder, 'data'), ...env },
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let errors = '';
	child.stderr.on('data', (chunk: Buffer) => {
		errors += chunk;
	});
	return new Promise((resolve) => child.once('close', (code) => resolve({ code, errors: errors.trim() })));
}
