import { logBounds } from '@spanledger/core/logs/log-bounds';
import { logUse } from '@spanledger/core/logs/log-use';
import { metricBounds } from '@spanledger/core/metrics/metric-bounds';
import { startBounds } from '@spanledger/core/spans/start-bounds';
import { decodeLogs } from '@spanledger/otlp/decode-logs';
import { decodeMetrics } from '@spanledger/otlp/decode-metrics';
import { decodeTraces } from '@spanledger/otlp/decode-traces';
import type { OtlpFormat } from '@spanledger/otlp/format';
import type { Signal } from '@spanledger/otlp/signal';

/** How many items of a body may be taken in, how many are of no use, and what is said about those and the refused. */
export type CheckedBody = { accepted: number; rejected: number; unused: number; errorMessage: string };

/** Decodes an inflated body. Throws DomainError: 'invalid' on a malformed one, 'too-large' on one of too many parts. */
type CheckBody = (body: Uint8Array, format: OtlpFormat, receivedAtMs: number) => CheckedBody;

/** What each signal's Export…ServiceRequest must be. */
export const checkBody: { readonly [signal in Signal]: CheckBody } = {
	traces: (body, format, receivedAtMs) => {
		const { spans, rejected, errorMessage } = decodeTraces(body, format, startBounds(receivedAtMs));
		return { accepted: spans.length, rejected, unused: 0, errorMessage };
	},
	logs: (body, format, receivedAtMs) => {
		const { logs, rejected, errorMessage } = decodeLogs(body, format, logBounds(receivedAtMs));
		const unused = logs.filter((log) => logUse(log) === 'uncorrelated').length;
		const said = [errorMessage, uncorrelated(unused)].filter((part) => part !== '');
		return { accepted: logs.length - unused, rejected, unused, errorMessage: said.join('; ') };
	},
	metrics: (body, format, receivedAtMs) => {
		const { points, rejected, errorMessage } = decodeMetrics(body, format, metricBounds(receivedAtMs));
		return { accepted: points.length, rejected, unused: 0, errorMessage };
	},
};

/** A warning, for nothing is wrong with them: partialSuccess with 0 rejected (OTLP, "partial success"). */
function uncorrelated(count: number): string {
	if (count === 0) return '';
	return count === 1
		? '1 log record belongs to no span and was not kept'
		: `${count} log records belong to no span and were not kept`;
}
