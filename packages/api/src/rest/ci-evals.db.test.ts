import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey } from '@spanledger/db/api-keys/create-key';
import { addDatasetItems } from '@spanledger/db/datasets/add-dataset-items';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject } from '../testing/test-project.ts';
import { handleRest } from './handle-rest.ts';

const script = new URL('../../../../examples/ci-evals/run-evals.mjs', import.meta.url).pathname;
const database = await cloneDatabase();
const { db } = database;
const deps = createTestDeps(db);
const folder = mkdtempSync(join(tmpdir(), 'ci-evals-'));

/** The public API over real HTTP, as the web app serves it. */
const server = createServer(async (request, response) => {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part);
	const body = parts.length === 0 ? null : Buffer.concat(parts);
	const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
	const init = { method: request.method ?? 'GET', headers, body };
	const answer = await handleRest(new Request(`http://localhost${request.url}`, init), deps);
	response.writeHead(answer.status, Object.fromEntries(answer.headers));
	response.end(Buffer.from(await answer.arrayBuffer()));
});
let url = '';
let key = '';
let projectId = '';

beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
	projectId = (await createTestProject(db)).project.id;
	key = (await createKey(db, { projectId }, { name: 'ci', scopes: ['read', 'scores'] })).key;
	const nothing = { output: null, context: [], labels: [], traceId: null, spanId: null, userId: null };
	const items = [1, 2, 3, 4].map((number) => ({
		...nothing,
		input: `What is ${number}?`,
		expected: `It is ${number}.`,
	}));
	await addDatasetItems(db, { projectId }, { dataset: 'numbers', items, addedBy: 'ana@example.com' });
	writeFileSync(join(folder, 'right.mjs'), app("'Of course. It is ' + number + '.'"));
	writeFileSync(join(folder, 'mostly.mjs'), app("number === '4' ? 'Hm.' : 'It is ' + number + '.'"));
	writeFileSync(join(folder, 'broken.mjs'), 'export async function answer() { throw new Error("model is down"); }');
	writeFileSync(join(folder, 'odd.mjs'), 'export async function answer() { return { output: "x", price: 1 }; }');
});
afterAll(async () => {
	server.close();
	rmSync(folder, { recursive: true });
	await database.drop();
});

const app = (says: string) => `export async function answer({ input }) {
	const number = input.match(/\\d/)[0];
	return { output: ${says}, costUsd: '0.001' };
}`;

/** Runs the example as CI does, in a process of its own. */
function evals(run: string, appFile: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
	const all = [script, '--dataset', 'numbers', '--run', run, '--app', join(folder, appFile), ...args];
	const env = { ...process.env, SPANLEDGER_URL: url, SPANLEDGER_KEY: key };
	return new Promise((resolve) => {
		execFile(process.execPath, all, { env }, (error, out, err) =>
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
		);
	});
}

test('a build passes by the mark, fails below it, and fails when it does worse than the run before', async () => {
	const first = await evals('main@1', 'right.mjs', '--at-least', '0.9');
	expect(first).toEqual({
		...{ code: 0, err: '' },
		out: 'numbers, version 1: 4 items\nmain@1: 4 of 4 (100 %) passed correctness\n',
	});
	const worse = await evals('pr-7@2', 'mostly.mjs', '--against', 'main@*');
	expect(worse.code).toBe(1);
	expect(worse.err).toBe('✗ 3 of 4 (75 %) passed; it was 4 of 4 (100 %) in main@1\n');
	// what is less by no more than was allowed is no regression
	expect((await evals('pr-7@2', 'mostly.mjs', '--against', 'main@*', '--tolerance', '0.25')).code).toBe(0);
	const low = await evals('pr-8@3', 'mostly.mjs', '--against', 'none', '--at-least', '0.8');
	expect([low.code, low.err]).toEqual([1, '✗ 3 of 4 (75 %) passed; at least 80 % must\n']);
	// the same commit again writes over its own results
	expect((await evals('pr-8@3', 'right.mjs', '--against', 'pr-8@*', '--at-least', '1')).code).toBe(0);
	const { rows } = await db.query(
		'SELECT name, version, results, cost_usd::text AS cost FROM dataset_runs ORDER BY name',
	);
	expect(rows).toEqual(
		['main@1', 'pr-7@2', 'pr-8@3'].map((name) => ({ name, version: 1, results: 4, cost: '0.004000000000' })),
	);
});

test('an application that fails has not passed, and its errors are posted', async () => {
	const broken = await evals('main@broken', 'broken.mjs', '--against', 'main@1');
	expect(broken.code).toBe(1);
	expect(broken.out).toContain('0 of 4 (0 %) passed correctness, 4 failed to answer');
	const { rows } = await db.query('SELECT DISTINCT error FROM dataset_results WHERE error IS NOT NULL');
	expect(rows).toEqual([{ error: 'Error: model is down' }]);
});

test('what could not be measured ends with 2, and says why', async () => {
	const odd = await evals('main@odd', 'odd.mjs');
	expect([odd.code, odd.err]).toEqual([2, expect.stringContaining('Unrecognized key: "price"')]);
	const unknown = await evals('main@x', 'right.mjs', '--version', '9');
	expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('versions up to 1')]);
	const wrong = await evals('main x', 'right.mjs', '--at-least', '90');
	expect([wrong.code, wrong.err]).toEqual([2, '--at-least is a share from 0 to 1, not "90"\n']);
});
