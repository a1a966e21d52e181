import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { anyFreePort, choosePorts } from './choose-ports.mjs';

const host = '127.0.0.1';
const open: Server[] = [];
afterEach(() => {
	for (const server of open.splice(0)) server.close();
});

async function takeOne(): Promise<number> {
	const port = await anyFreePort(host);
	const server = createServer();
	open.push(server);
	await new Promise<void>((resolve) => server.listen({ port, host, exclusive: true }, resolve));
	return port;
}

test('a variable is taken at its word', async () => {
	const port = await anyFreePort(host);
	expect(await choosePorts([{ variable: 'A', standard: 1 }], { env: { A: String(port) }, host })).toEqual([port]);
});

test('unset and taken: a later free one', async () => {
	const taken = await takeOne();
	const [port = 0] = await choosePorts([{ variable: 'A', standard: taken }], { env: {}, host });
	expect(port).toBeGreaterThan(taken);
	await expect(choosePorts([{ variable: 'A', standard: 1 }], { env: { A: String(port) }, host })).resolves.toEqual([
		port,
	]);
});

test('two unset ones with one standard get different ports', async () => {
	const standard = await anyFreePort(host);
	const [a, b] = await choosePorts(
		[
			{ variable: 'A', standard },
			{ variable: 'B', standard },
		],
		{ env: {}, host },
	);
	expect(a).not.toBe(b);
});

test('an unset one does not take the port that another variable names', async () => {
	const port = await anyFreePort(host);
	const wishes = [
		{ variable: 'A', standard: port },
		{ variable: 'B', standard: 1 },
	];
	const [a, b] = await choosePorts(wishes, { env: { B: String(port) }, host });
	expect(b).toBe(port);
	expect(a).not.toBe(port);
});

test.each([
	['', 'free'],
	['0', /A is "0", which is not a port/],
	['80.5', /not a port/],
	['http', /not a port/],
])('A=%j', async (text, outcome) => {
	const chosen = choosePorts([{ variable: 'A', standard: await anyFreePort(host) }], { env: { A: text }, host });
	if (outcome === 'free') await expect(chosen).resolves.toHaveLength(1);
	else await expect(chosen).rejects.toThrow(outcome);
});
