import { startBounds } from '@spanledger/core/spans/start-bounds';
import { decodeTraces } from '@spanledger/otlp/decode-traces';
import type { Deps } from '../deps.ts';
import { receiveExport } from './receive-export.ts';

/** POST /v1/traces: an ExportTraceServiceRequest. */
export const receiveTraces = (deps: Deps) =>
	receiveExport(deps, 'traces', (body, format, receivedAtMs) => {
		const { spans, rejected, errorMessage } = decodeTraces(body, format, startBounds(receivedAtMs));
		return { accepted: spans.length, rejected, errorMessage };
	});
