import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type MailReceiver = { url: string; received: string[]; close: () => Promise<void> };

/** A mail server of one's own that takes whatever is sent; `received` are whole messages, headers first. */
export async function receiveMail(): Promise<MailReceiver> {
	const received: string[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, _session, done) => {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				received.push(Buffer.concat(chunks).toString('utf8'));
				done();
			});
		},
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
	const { port } = server.server.address() as AddressInfo; // a TCP server has one
	return {
		url: `smtp://127.0.0.1:${port}`,
		received,
		close: () => new Promise((done) => server.close(() => done())),
	};
}
