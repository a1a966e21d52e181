import { once } from 'node:events';
import { createServer, type ServerHttp2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import type { Deps } from '../deps.ts';
import { explainFailure } from '../explain-failure.ts';
import { grpcCalls } from './grpc-calls.ts';
import { serveCall } from './serve-call.ts';

const mebibyte = 1024 * 1024;

const options = {
	// what a client may send ahead on one call, unread: 64 KiB, the default, is slow over a long line
	settings: { initialWindowSize: mebibyte, maxConcurrentStreams: 100 },
	// the TCP stack finds out that a client is gone
	keepAlive: true,
	keepAliveInitialDelay: 60_000,
	noDelay: true,
};

export type GrpcServer = {
	/** Resolves to the port; rejects with Node's error when it cannot be opened. */
	listen: (at: { host: string; port: number }) => Promise<number>;
	/** Takes no more calls and resolves when those under way have ended. */
	close: () => Promise<void>;
};

/**
 * OTLP/gRPC, not yet listening: unary calls over HTTP/2 in clear text (docs/adr/0011). Neither keys nor bodies are ever logged.
 */
export function buildGrpcServer(deps: Deps, log: FastifyBaseLogger): GrpcServer {
	const server = createServer(options);
	const sessions = new Set<ServerHttp2Session>();
	server.on('session', (session) => {
		session.setLocalWindowSize(4 * mebibyte);
		sessions.add(session);
		session.once('close', () => sessions.delete(session));
	});
	server.on('stream', serveCall({ calls: grpcCalls(deps), explain: explainFailure(log), meters: deps.meters }));
	server.on('sessionError', (error) => log.debug({ reason: error.message }, 'a connection that speaks no HTTP/2'));
	return {
		listen: async ({ host, port }) => {
			server.listen({ host, port });
			await once(server, 'listening');
			return (server.address() as AddressInfo).port;
		},
		close: async () => {
			if (!server.listening) return;
			server.close();
			// says GOAWAY: clients finish here and go on elsewhere
			for (const session of sessions) session.close();
			await once(server, 'close');
		},
	};
}
