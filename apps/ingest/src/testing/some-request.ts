import { randomBytes } from 'node:crypto';
import { encodeTraces } from '@spanledger/fixtures/encode-spans';
import type { OtlpFormat } from '@spanledger/otlp/format';

/** An export request of `count` spans, by default a minute old, as the official encoder writes it. */
export function someRequest(
	format: OtlpFormat,
	{ count = 1, startMs = Date.now() - 60_000 } = {},
): Uint8Array<ArrayBuffer> {
	const startTimeNs = BigInt(startMs) * 1_000_000n;
	const traceId = randomBytes(16).toString('hex');
	const spans = Array.from({ length: count }, (_, index) => ({
		traceId,
		spanId: randomBytes(8).toString('hex'),
		name: `chat ${index}`,
		startTimeNs,
		endTimeNs: startTimeNs + 1_000_000n,
		attributes: { 'gen_ai.request.model': 'gpt-4o-mini' },
	}));
	return new Uint8Array(encodeTraces(spans, { 'service.name': 'tests' }, format));
}

export const contentTypes = { json: 'application/json', protobuf: 'application/x-protobuf' } as const;
