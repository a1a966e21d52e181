import { type RecordedBody, recordedBodies } from '@spanledger/fixtures/recordings';
import { describe, expect, it } from 'vitest';
import { decodeLogs } from './decode-logs.ts';
import { decodeMetrics } from './decode-metrics.ts';
import { decodeTraces } from './decode-traces.ts';
import type { OtlpFormat } from './format.ts';

const decoders = {
	traces: (body: Uint8Array, format: OtlpFormat) =>
		decodeTraces(body, format, { earliestStartNs: 0n, latestStartNs: 2n ** 63n - 1n, maxSpans: 10_000 }),
	logs: (body: Uint8Array, format: OtlpFormat) => decodeLogs(body, format, { maxLogRecords: 10_000 }),
	metrics: (body: Uint8Array, format: OtlpFormat) => decodeMetrics(body, format, { maxDataPoints: 10_000 }),
};

/** Folders that hold their requests both as sent and as OTLP/JSON. */
const twinFolders = [
	'otel-js-openai-http-protobuf',
	'otel-js-openai-content-logs',
	'traceloop-js-openai',
	'openinference-js-openai-anthropic',
	'vercel-ai-v7-otel',
];
const twins = twinFolders.flatMap((folder) =>
	recordedBodies(folder).flatMap((sent, index): [string, RecordedBody, RecordedBody][] => {
		const twin = recordedBodies(folder, 'json')[index];
		return sent.contentType === 'application/x-protobuf' && twin ? [[`${folder}/${sent.name}`, sent, twin]] : [];
	}),
);

describe('a recorded protobuf body and its OTLP/JSON twin decode alike', () => {
	it.each(twins)('%s', (_, { signal, body }, twin) => {
		const decoded = decoders[signal](body, 'protobuf');
		expect(decoded).toEqual(decoders[signal](twin.body, 'json'));
		expect(decoded.rejected).toBe(0);
		expect(Object.values(decoded)[0]).not.toEqual([]);
	});

	it('covers all three signals', () => {
		expect(new Set(twins.map(([, sent]) => sent.signal))).toEqual(new Set(['traces', 'logs', 'metrics']));
	});
});
