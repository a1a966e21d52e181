import type { Deps } from '../deps.ts';
import { stateOf } from '../health.ts';
import type { GrpcCall } from './grpc-call.ts';

/** grpc.health.v1.HealthCheckResponse { 1 status }: SERVING = 1, NOT_SERVING = 2. */
const serving = new Uint8Array([8, 1]);
const notServing = new Uint8Array([8, 2]);

/** grpc.health.v1.Health/Check, as /readyz: whichever service is asked for, all need both stores. */
export function checkHealth({ pingDatabase, queueDepth }: Deps): GrpcCall {
	return async (stream) => {
		stream.resume();
		const states = await Promise.all([stateOf(pingDatabase()), stateOf(queueDepth())]);
		return states.every((state) => state === 'ok') ? serving : notServing;
	};
}
