import { decodeMetrics } from '@spanledger/otlp/decode-metrics';
import type { Deps } from '../deps.ts';
import { receiveExport } from './receive-export.ts';

/** One request holds a whole process: histograms of many routes are many points. */
const bounds = { maxDataPoints: 50_000 };

/** POST /v1/metrics: an ExportMetricsServiceRequest. */
export const receiveMetrics = (deps: Deps) =>
	receiveExport(deps, 'metrics', (body, format) => {
		const { points, rejected, errorMessage } = decodeMetrics(body, format, bounds);
		return { accepted: points.length, rejected, errorMessage };
	});
