import { once } from 'node:events';
import { createServer, type ServerHttp2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import type { Deps } from '../deps.ts';
import { explainFailure } from '../explain-failure.ts';
import { grpcCalls } from './grpc-calls.ts';
import { serveCall } from './serve-call.ts';

const mebibyte = 1024 * 1024;

/** 5 minutes: exporters send every few seconds, of metrics every minute; who is closed for being quiet connects again by itself. */
const idleCalls = 5;

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
	/** How many clients are connected. */
	connections: () => number;
	/** Takes no more calls and resolves when those under way have ended. */
	close: () => Promise<void>;
};

/**
 * OTLP/gRPC, not yet listening: unary calls over HTTP/2 in clear text (docs/adr/0011). `longestCallMs`: as HTTP's request timeout.
 * Neither keys nor bodies are ever logged.
 */
export function buildGrpcServer(deps: Deps, log: FastifyBaseLogger, longestCallMs = 60_000): GrpcServer {
	const server = createServer(options);
	const sessions = new Set<ServerHttp2Session>();
	server.on('session', (session) => {
		session.setLocalWindowSize(4 * mebibyte);
		session.setTimeout(idleCalls * longestCallMs, () => closeSession(session, longestCallMs));
		sessions.add(session);
		session.once('close', () => sessions.delete(session));
	});
	const serving = { calls: grpcCalls(deps), explain: explainFailure(log), meters: deps.meters, longestCallMs };
	server.on('stream', serveCall(serving));
	server.on('sessionError', (error) => log.debug({ reason: error.message }, 'a connection that speaks no HTTP/2'));
	return {
		listen: async ({ host, port }) => {
			server.listen({ host, port });
			await once(server, 'listening');
			return (server.address() as AddressInfo).port;
		},
		connections: () => sessions.size,
		close: async () => {
			if (!server.listening) return;
			server.close();
			for (const session of sessions) closeSession(session, longestCallMs);
			await once(server, 'close');
		},
	};
}

/** Says GOAWAY: the client finishes its calls here and goes on elsewhere; what it cannot finish in time is cut off. */
function closeSession(session: ServerHttp2Session, patienceMs: number): void {
	session.close();
	setTimeout(() => session.destroy(), patienceMs).unref();
}
