import type { Signal } from '@spanledger/otlp/signal';
import type { Deps } from '../deps.ts';
import { takeExport } from '../otlp/take-export.ts';
import { checkHealth } from './check-health.ts';
import type { GrpcCall } from './grpc-call.ts';
import { readMessage } from './read-message.ts';

/** Every method of the gRPC door by its path. */
export function grpcCalls(deps: Deps): ReadonlyMap<string, GrpcCall> {
	return new Map([
		['/opentelemetry.proto.collector.trace.v1.TraceService/Export', exportCall(deps, 'traces')],
		['/opentelemetry.proto.collector.logs.v1.LogsService/Export', exportCall(deps, 'logs')],
		['/opentelemetry.proto.collector.metrics.v1.MetricsService/Export', exportCall(deps, 'metrics')],
		['/grpc.health.v1.Health/Check', checkHealth(deps)],
	]);
}

/** The gRPC door of `takeExport`. */
function exportCall(deps: Deps, signal: Signal): GrpcCall {
	return (stream, headers) =>
		takeExport(deps, {
			signal,
			format: 'protobuf',
			headers,
			readBody: (hold) => readMessage(stream, String(headers['grpc-encoding'] ?? ''), deps.maxBodyBytes, hold),
		});
}
