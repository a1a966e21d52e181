import { DomainError } from '@spanledger/core/domain-error';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLogs } from './decode-logs.ts';
import { decodeMetrics } from './decode-metrics.ts';
import { decodeTraces } from './decode-traces.ts';
import type { OtlpFormat } from './format.ts';

const maxSpans = 50;
const decodeAs = {
	traces: (body: Uint8Array, format: OtlpFormat) =>
		decodeTraces(body, format, { earliestStartNs: 1n, latestStartNs: 2n ** 63n, maxSpans }),
	logs: (body: Uint8Array, format: OtlpFormat) => decodeLogs(body, format, { maxLogRecords: 50 }),
	metrics: (body: Uint8Array, format: OtlpFormat) => decodeMetrics(body, format, { maxDataPoints: 50 }),
};
/** Decodes or is refused: nothing else may happen, and what is decoded can be trusted. */
function decodesOrRefuses(body: Uint8Array, signal: keyof typeof decodeAs, format: OtlpFormat): void {
	try {
		const decoded = decodeAs[signal](body, format);
		expect(decoded.errorMessage === '').toBe(decoded.rejected === 0);
		if (!('spans' in decoded)) return;
		expect(decoded.spans.length).toBeLessThanOrEqual(maxSpans);
		for (const span of decoded.spans) {
			expect(span.traceId).toMatch(/^[0-9a-f]{32}$/);
			expect(span.spanId).toMatch(/^[0-9a-f]{16}$/);
			expect(span.endTimeNs >= span.startTimeNs).toBe(true);
		}
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		expect(error.code).toBe('invalid');
	}
}

describe('no body breaks the decoders', { timeout: 60_000 }, () => {
	it('random bytes as protobuf', () => {
		const signals = fc.constantFrom('traces' as const, 'logs' as const, 'metrics' as const);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), signals, (body, signal) =>
				decodesOrRefuses(body, signal, 'protobuf'),
			),
			{ numRuns: 2_000 },
		);
	});

	it('random JSON where a field belongs', () => {
		const fields = [
			'traceId',
			'spanId',
			'parentSpanId',
			'name',
			'kind',
			'startTimeUnixNano',
			'endTimeUnixNano',
		] as const;
		const lists = ['attributes', 'events', 'links', 'status', 'flags', 'droppedAttributesCount'] as const;
		const span = fc.record(Object.fromEntries([...fields, ...lists].map((field) => [field, fc.jsonValue()])));
		fc.assert(
			fc.property(fc.array(fc.oneof(span, fc.jsonValue()), { maxLength: 3 }), (spans) => {
				const text = JSON.stringify({
					resourceSpans: [{ resource: spans[0], scopeSpans: [{ scope: spans[1], spans }] }],
				});
				decodesOrRefuses(new TextEncoder().encode(text), 'traces', 'json');
			}),
			{ numRuns: 1_000 },
		);
	});
});
