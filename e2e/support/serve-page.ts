import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ServedPage = { url: string; origin: string; close: () => Promise<void> };

/** Somebody's own web site with one page, on an origin of its own. `html` is asked for each time. */
export async function servePage(html: () => string): Promise<ServedPage> {
	const server = createServer((_request, response) => {
		response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html());
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo; // a TCP server has one
	const origin = `http://127.0.0.1:${port}`;
	return { url: `${origin}/`, origin, close: () => new Promise((done) => server.close(() => done())) };
}
