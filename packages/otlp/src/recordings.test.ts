import { recordedBodies } from '@spanledger/fixtures/recordings';
import { describe, expect, it } from 'vitest';
import { decodeTraces } from './decode-traces.ts';

const anyTime = { earliestStartNs: 0n, latestStartNs: 2n ** 63n - 1n, maxSpans: 10_000 };
const twinFolders = [
	'otel-js-openai-http-protobuf',
	'otel-js-openai-content-logs',
	'traceloop-js-openai',
	'openinference-js-openai-anthropic',
	'vercel-ai-v7-otel',
];

describe('a recorded protobuf body and its OTLP/JSON twin decode alike', () => {
	it.each(twinFolders)('%s', (folder) => {
		const sent = recordedBodies(folder).filter(({ signal }) => signal === 'traces');
		const twins = recordedBodies(folder, 'json').filter(({ signal }) => signal === 'traces');
		expect(sent.length).toBeGreaterThan(0);
		expect(twins).toHaveLength(sent.length);
		sent.forEach(({ body }, index) => {
			const decoded = decodeTraces(body, 'protobuf', anyTime);
			expect(decoded.spans.length).toBeGreaterThan(0);
			expect(decoded).toEqual(decodeTraces(twins[index]?.body ?? new Uint8Array(), 'json', anyTime));
		});
	});
});
