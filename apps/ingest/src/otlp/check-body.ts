import { startBounds } from '@spanledger/core/spans/start-bounds';
import { decodeLogs } from '@spanledger/otlp/decode-logs';
import { decodeMetrics } from '@spanledger/otlp/decode-metrics';
import { decodeTraces } from '@spanledger/otlp/decode-traces';
import type { OtlpFormat } from '@spanledger/otlp/format';
import type { Signal } from '@spanledger/otlp/signal';

/** How many items of a body may be taken in, and what is said about the others. */
export type CheckedBody = { accepted: number; rejected: number; errorMessage: string };

/** Decodes an inflated body. Throws DomainError: 'invalid' on a malformed one, 'too-large' on one of too many parts. */
type CheckBody = (body: Uint8Array, format: OtlpFormat, receivedAtMs: number) => CheckedBody;

const logBounds = { maxLogRecords: 10_000 };
/** One request holds a whole process: histograms of many routes are many points. */
const metricBounds = { maxDataPoints: 50_000 };

/** What each signal's Export…ServiceRequest must be. */
export const checkBody: { readonly [signal in Signal]: CheckBody } = {
	traces: (body, format, receivedAtMs) => {
		const { spans, rejected, errorMessage } = decodeTraces(body, format, startBounds(receivedAtMs));
		return { accepted: spans.length, rejected, errorMessage };
	},
	logs: (body, format) => {
		const { logs, rejected, errorMessage } = decodeLogs(body, format, logBounds);
		return { accepted: logs.length, rejected, errorMessage };
	},
	metrics: (body, format) => {
		const { points, rejected, errorMessage } = decodeMetrics(body, format, metricBounds);
		return { accepted: points.length, rejected, errorMessage };
	},
};
