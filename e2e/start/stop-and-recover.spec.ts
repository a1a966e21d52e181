import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startStack } from '@spanledger/local/stack/start-stack';
import { commandLine, descendants, isRunning, killTree } from '../support/process-tree.ts';
import { waitForApi } from '../support/read-api.ts';
import { sendTraces } from '../support/send-traces.ts';
import { minutesAgo, supportRequest } from '../support/shop-requests.ts';

/** One data folder through the life of a machine: started, stopped, killed, started again. */
let dataDir = '';
test.beforeAll(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'spanledger-start-'));
	chmodSync(dataDir, 0o711);
});

// 1,000 × $0.15 + 1,000 × $0.60 per million = $0.00075
const lastWords = {
	model: 'gpt-4o-mini',
	inputTokens: 1000,
	outputTokens: 1000,
	question: 'Are you there?',
	answer: 'Yes.',
};

test.describe.configure({ mode: 'serial' });
test.afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('SIGTERM leaves no process and no instance file', async () => {
	// The first start of a clone builds the pages.
	test.setTimeout(300_000);
	const stack = await startStack({ dataDir });
	expect(descendants(stack.pid).length).toBeGreaterThanOrEqual(4);
	const all = descendants(stack.pid);
	expect(await stack.stop()).toBe(0);
	await expect.poll(() => all.filter(isRunning)).toEqual([]);
	expect(existsSync(join(dataDir, 'instance.json'))).toBe(false);
	expect(existsSync(join(dataDir, 'instance.lock'))).toBe(false);
});

test('a second start keeps the key and is quick', async () => {
	const credentials = readFileSync(join(dataDir, 'credentials'), 'utf8');
	const startedAt = Date.now();
	const stack = await startStack({ dataDir });
	// Not asserted: a loaded machine is slow. The aim is 5 s.
	test.info().annotations.push({ type: 'second start', description: `${Date.now() - startedAt} ms` });
	console.log(`      second start: pages open after ${Date.now() - startedAt} ms`);
	expect(readFileSync(join(dataDir, 'credentials'), 'utf8')).toBe(credentials);
	expect(stack.output()).toContain(`OTEL_EXPORTER_OTLP_HEADERS=x-api-key=${stack.apiKey}`);
	expect((await fetch(`${stack.webUrl}/sign-in`)).status).toBe(200);
	await stack.stop();
});

test('after kill -9 of the start its children leave, and the next start takes traces again', async () => {
	const killed = await startStack({ dataDir, waitFor: 'ingest' });
	const left = descendants(killed.pid);
	process.kill(killed.pid, 'SIGKILL');
	await expect.poll(() => left.filter(isRunning), { timeout: 15_000 }).toEqual([]);
	await takesTracesAgain();
});

test('after kill -9 of everything at once the next start takes traces again', async () => {
	const killed = await startStack({ dataDir, waitFor: 'ingest' });
	killTree(killed.pid);
	await takesTracesAgain();
});

test('what was answered 200 is there after kill -9 of everything', async () => {
	const killed = await startStack({ dataDir, waitFor: 'ingest' });
	const request = supportRequest({ tenant: 'acme', user: 'u-1' }, lastWords);
	const traceIds = await sendTraces({ url: killed.otlpUrl, key: killed.apiKey }, [
		{ startedAt: minutesAgo(1), request },
	]);
	killTree(killed.pid);

	const stack = await startStack({ dataDir });
	const trace = await waitForApi<{ settled: boolean; costUsd: string }>(
		stack,
		`/traces/${traceIds[0]}`,
		({ settled }) => settled,
	);
	expect(trace.costUsd).toBe('0.00075');
	await stack.stop();
});

const parts = [
	{ part: 'ingest', runs: join('ingest', 'dist') },
	{ part: 'worker', runs: join('worker', 'dist') },
	{ part: 'pages', runs: 'next-server' },
	{ part: 'PostgreSQL', runs: join('bin', 'postgres') },
];

for (const { part, runs } of parts) {
	test(`${part} comes back by itself after kill -9, and traces are taken and settled again`, async () => {
		const stack = await startStack({ dataDir });
		const [pid] = descendants(stack.pid).filter((child) => commandLine(child).includes(runs));
		process.kill(pid ?? 0, 'SIGKILL');
		await expect.poll(() => stack.output(), { timeout: 30_000 }).toContain(`${part} runs again`);
		await expect.poll(() => sendEmpty(stack).catch(String), { timeout: 20_000 }).toBe(200);
		const request = supportRequest({ tenant: 'acme', user: 'u-1' }, lastWords);
		const [id] = await sendTraces({ url: stack.otlpUrl, key: stack.apiKey }, [{ startedAt: minutesAgo(1), request }]);
		await waitForApi<{ settled: boolean }>(stack, `/traces/${id}`, ({ settled }) => settled);
		await stack.stop();
	});
}

async function takesTracesAgain() {
	const stack = await startStack({ dataDir, waitFor: 'ingest' });
	expect(await sendEmpty(stack)).toBe(200);
	expect(await stack.stop()).toBe(0);
}

/** An export without spans: answered 200 once key and content type are fine. */
async function sendEmpty({ otlpUrl, apiKey }: { otlpUrl: string; apiKey: string }): Promise<number> {
	const headers = { 'content-type': 'application/json', 'x-api-key': apiKey };
	return (await fetch(`${otlpUrl}/v1/traces`, { method: 'POST', headers, body: '{}' })).status;
}
