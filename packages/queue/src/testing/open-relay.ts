import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Relay = {
	/** The same URL by way of the relay. */
	url: string;
	/** The store is away: connections break, new ones are refused. */
	cut: () => Promise<void>;
	/** … and is back. */
	mend: () => Promise<void>;
	close: () => Promise<void>;
};

/** A TCP relay before a store, so that a test can take the store away and bring it back. */
export async function openRelay(storeUrl: string): Promise<Relay> {
	const store = new URL(storeUrl);
	const sockets = new Set<Socket>();
	const server = createServer((near) => {
		const far = connect(Number(store.port), store.hostname);
		for (const socket of [near, far]) {
			sockets.add(socket);
			socket.on('error', () => {});
			socket.on('close', () => {
				sockets.delete(socket);
				near.destroy();
				far.destroy();
			});
		}
		near.pipe(far).pipe(near);
	});
	const listen = async (port: number) => {
		server.listen(port, '127.0.0.1');
		await once(server, 'listening');
	};
	await listen(0);
	const { port } = server.address() as AddressInfo;
	const cut = async () => {
		if (!server.listening) return;
		const closed = once(server, 'close');
		server.close();
		for (const socket of sockets) socket.destroy();
		await closed;
	};
	const url = new URL(storeUrl);
	url.port = String(port);
	return { url: url.href, cut, mend: () => listen(port), close: cut };
}
