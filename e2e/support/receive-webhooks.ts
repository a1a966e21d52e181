import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came to the other end of a channel. */
export type ReceivedWebhook = { headers: IncomingHttpHeaders; body: string };

export type WebhookReceiver = { url: string; received: ReceivedWebhook[]; close: () => Promise<void> };

/** A server of one's own that takes whatever is posted to it. */
export async function receiveWebhooks(): Promise<WebhookReceiver> {
	const received: ReceivedWebhook[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
			response.writeHead(204).end();
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo; // a TCP server has one
	return {
		url: `http://127.0.0.1:${port}/hooks`,
		received,
		close: () => new Promise((done) => server.close(() => done())),
	};
}
