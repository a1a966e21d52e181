import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import type { NotificationEvent } from '@spanledger/core/notify/notification-event';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { type DeliverDeps, deliver } from './deliver.ts';
import { readAllowedPlaces } from './guard-address.ts';
import { postJson, RefusedAddress } from './post-json.ts';
import { mailThrough } from './send-mail.ts';

const event: NotificationEvent = {
	key: 'test/1',
	kind: 'test',
	severity: 'info',
	title: 'This is a test',
	text: '',
	facts: [],
	path: '/shop/settings/channels',
	at: '2026-11-20T12:00:00Z',
};
const deps: DeliverDeps = {
	publicUrl: 'https://spans.example',
	allowed: readAllowedPlaces('127.0.0.1'),
	sendMail: null,
	now: () => new Date('2026-11-20T12:00:00Z'),
};

type Seen = { headers: IncomingMessage['headers']; body: string; url: string };
const open: (Server | SMTPServer)[] = [];
afterEach(async () => {
	for (const server of open.splice(0)) await new Promise<void>((done) => server.close(() => done()));
});

/** A real server that answers so, and what it saw. */
async function receiver(status: number, headers: Record<string, string> = {}): Promise<{ port: number; seen: Seen[] }> {
	const seen: Seen[] = [];
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (part) => {
			body += part;
		});
		request.on('end', () => {
			seen.push({ headers: request.headers, body, url: request.url ?? '' });
			response.writeHead(status, headers).end('x'.repeat(10));
		});
	});
	open.push(server);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return { port: (server.address() as AddressInfo).port, seen };
}

describe('a webhook', () => {
	it('gets signed JSON, which its secret verifies', async () => {
		const { port, seen } = await receiver(204);
		const target = { kind: 'webhook', url: `http://127.0.0.1:${port}/in`, secret: 'a secret of the receiver' } as const;
		expect(await deliver(deps, { deliveryId: 'd1', event, target })).toMatchObject({ status: 204, error: null });
		const [request] = seen;
		const [, seconds, signature] =
			/^t=(\d+),v1=([0-9a-f]{64})$/.exec(`${request?.headers['x-spanledger-signature']}`) ?? [];
		expect(createHmac('sha256', target.secret).update(`${seconds}.${request?.body}`).digest('hex')).toBe(signature);
		expect(JSON.parse(request?.body ?? '')).toMatchObject({
			id: 'd1',
			url: 'https://spans.example/shop/settings/channels',
		});
	});

	it('is told what it answered', async () => {
		const { port } = await receiver(500);
		const target = { kind: 'slack', url: `http://127.0.0.1:${port}` } as const;
		expect(await deliver(deps, { deliveryId: 'd1', event, target })).toMatchObject({
			status: 500,
			error: 'answered 500',
		});
	});

	it('nobody listens', async () => {
		const target = { kind: 'slack', url: 'http://127.0.0.1:1/' } as const;
		expect(await deliver(deps, { deliveryId: 'd1', event, target })).toMatchObject({
			status: null,
			error: expect.stringContaining('ECONNREFUSED'),
		});
	});

	it('a redirect is an answer, not a way', async () => {
		const inner = await receiver(200);
		const { port } = await receiver(302, { location: `http://127.0.0.1:${inner.port}/secret` });
		expect(await postJson(`http://127.0.0.1:${port}`, '{}', { allowed: deps.allowed })).toMatchObject({
			status: 302,
			error: 'answered 302',
		});
		expect(inner.seen).toEqual([]);
	});
});

describe('the guard', () => {
	const nowhere = readAllowedPlaces('');
	/** Gives these addresses in turn, one set a question. */
	const answering = (...turns: string[][]): LookupFunction & { asked: () => number } => {
		let asked = 0;
		const lookup: LookupFunction = (_host, _options, done) => {
			const turn = turns[Math.min(asked++, turns.length - 1)] ?? [];
			done(
				null,
				turn.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
			);
		};
		return Object.assign(lookup, { asked: () => asked });
	};

	it.each([
		'http://127.0.0.1/',
		'http://2130706433/',
		'http://0177.0.0.1/',
		'http://0x7f.1/',
		'http://[::1]/',
		'http://[::ffff:127.0.0.1]/',
		'http://169.254.169.254/latest/meta-data',
	])('refuses %s without connecting', async (url) => {
		await expect(postJson(url, '{}', { allowed: nowhere })).rejects.toThrow(RefusedAddress);
	});

	it.each([[['10.0.0.5']], [['8.8.8.8', '127.0.0.1']], [['::ffff:169.254.169.254']]])(
		'refuses a name that leads to %j',
		async (addresses) => {
			const refused = postJson('http://hooks.example/', '{}', { allowed: nowhere, resolveHost: answering(addresses) });
			await expect(refused).rejects.toThrow(RefusedAddress);
		},
	);

	it('asks once: a name that changes its mind afterwards leads nowhere else', async () => {
		const { port, seen } = await receiver(200);
		const resolveHost = answering(['127.0.0.1'], ['10.0.0.5']);
		await postJson(`http://hooks.example:${port}/`, '{}', { allowed: readAllowedPlaces('127.0.0.1'), resolveHost });
		expect(resolveHost.asked()).toBe(1);
		expect(seen).toHaveLength(1);
	});

	it('lets a host in that somebody allowed by name', async () => {
		const { port, seen } = await receiver(200);
		const options = { allowed: readAllowedPlaces('hooks.internal'), resolveHost: answering(['127.0.0.1']) };
		await postJson(`http://hooks.internal:${port}/`, '{}', options);
		expect(seen).toHaveLength(1);
	});
});

describe('mail', () => {
	it('is off without a server, and says so', async () => {
		const target = { kind: 'email', to: ['ada@example.com'] } as const;
		const outcome = await deliver(deps, { deliveryId: 'd1', event, target: { ...target, to: [...target.to] } });
		expect(outcome.error).toBe('mail is off: SMTP_URL is not set');
	});

	it('goes to all through the server that is set', async () => {
		const mails: { to: string[]; text: string }[] = [];
		const server = new SMTPServer({
			authOptional: true,
			disabledCommands: ['STARTTLS'],
			onData(stream, session, done) {
				let text = '';
				stream.on('data', (part) => {
					text += part;
				});
				stream.on('end', () => {
					mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
					done();
				});
			},
		});
		open.push(server);
		const { port } = await new Promise<AddressInfo>((done) => {
			const listening = server.listen(0, '127.0.0.1', () => done(listening.address() as AddressInfo));
		});
		const sendMail = mailThrough(`smtp://127.0.0.1:${port}`, 'Spanledger <spans@example.com>');
		const target = { kind: 'email' as const, to: ['ada@example.com', 'bob@example.com'] };
		expect(await deliver({ ...deps, sendMail }, { deliveryId: 'd1', event, target })).toMatchObject({
			status: 250,
			error: null,
		});
		expect(mails).toHaveLength(1);
		expect(mails[0]?.to).toEqual(target.to);
		expect(mails[0]?.text).toContain('Subject: This is a test');
		expect(mails[0]?.text).toContain('https://spans.example/shop/settings/channels');
	});
});
