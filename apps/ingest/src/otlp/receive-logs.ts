import { decodeLogs } from '@spanledger/otlp/decode-logs';
import type { Deps } from '../deps.ts';
import { receiveExport } from './receive-export.ts';

const bounds = { maxLogRecords: 10_000 };

/** POST /v1/logs: an ExportLogsServiceRequest. */
export const receiveLogs = (deps: Deps) =>
	receiveExport(deps, 'logs', (body, format) => {
		const { logs, rejected, errorMessage } = decodeLogs(body, format, bounds);
		return { accepted: logs.length, rejected, errorMessage };
	});
