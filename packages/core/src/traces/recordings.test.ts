import { recordedSpans } from '@spanledger/fixtures/recordings';
import { describe, expect, it } from 'vitest';
import { normaliseSpan } from '../conventions/normalise-span.ts';
import { usdText } from '../money/pico-usd.ts';
import { createCatalogueBook } from '../prices/catalogue-book.ts';
import type { Span } from '../spans/span.ts';
import { type SettledTrace, settleTrace } from './settle-trace.ts';

const book = createCatalogueBook();

/** Every trace of a recording, settled; claims of earlier traces are seen by later ones, as in the store. */
function settleRecording(folder: string): SettledTrace[] {
	const byTrace = new Map<string, Span[]>();
	for (const raw of recordedSpans(folder)) {
		const span = normaliseSpan(raw);
		byTrace.set(span.traceId, [...(byTrace.get(span.traceId) ?? []), span]);
	}
	const settled: SettledTrace[] = [];
	for (const spans of byTrace.values()) {
		settled.push(settleTrace({ spans, book, foreignClaims: settled.flatMap(({ claims }) => claims) }));
	}
	return settled;
}

/*
 * The truth, from the stand-in server's known usage (fixtures' README). Per call: gpt-4o-mini 120/30 with 64 cached costs
 * 0.0000312, or 0.000036 where the emitter sends no cache split; sonnet-4-5 0.0017985 with the one-hour split, opus-4-7
 * 0.0029975; an embedding of 9 tokens 0.00000018.
 */
const recordings: { folder: string; input: number; output: number; usd: string; unpriced: number }[] = [
	// 4 × 0.000036 + 1 embedding; the 429 is a call without usage
	{ folder: 'otel-js-openai-http-protobuf', input: 489, output: 120, usd: '0.00014418', unpriced: 1 },
	{ folder: 'otel-js-openai-http-json', input: 489, output: 120, usd: '0.00014418', unpriced: 1 },
	{ folder: 'otel-js-openai-content-logs', input: 360, output: 90, usd: '0.000108', unpriced: 0 },
	// 2 cached calls × 0.0000312 + the Anthropic call once, by its native span; the streamed call and the embedding told nothing
	{ folder: 'openinference-js-openai-anthropic', input: 1952, output: 90, usd: '0.0018609', unpriced: 2 },
	// 3 × 0.0029975
	{ folder: 'anthropic-sdk-native', input: 5136, output: 90, usd: '0.0089925', unpriced: 0 },
	// 4 × 0.0000312 + 0.0017985 + 2 embeddings: the one-hour split is in the provider metadata
	{ folder: 'vercel-ai-v7-otel', input: 2210, output: 150, usd: '0.00192366', unpriced: 1 },
	// 3 × 0.000036 + 0.0000312 (streamed, with its cache split) + 0.0017985 + 1 embedding
	{ folder: 'vercel-ai-v5', input: 2201, output: 150, usd: '0.00193788', unpriced: 1 },
	// 2 × 0.0000312 + 1 embedding
	{ folder: 'openlit-js', input: 249, output: 60, usd: '0.00006258', unpriced: 1 },
	// 2 × 0.0000312 + the manual gpt-4o call, (10 × 2.5 + 4 × 1.25 + 5 × 10) per 1e6; the cost it reports is an SDK’s
	{ folder: 'langfuse-js', input: 254, output: 65, usd: '0.0001424', unpriced: 1 },
	// 241 × 0.15 + 70 × 0.6 per 1e6: the streamed call is the emitter’s estimate
	{ folder: 'traceloop-js-openai', input: 241, output: 70, usd: '0.00007815', unpriced: 0 },
];

describe('recordings of real emitters bill what the provider counted', () => {
	it.each(recordings)('$folder', ({ folder, input, output, usd, unpriced }) => {
		const entries = settleRecording(folder).flatMap((trace) => trace.entries);
		const sum = (field: 'inputTokens' | 'outputTokens') =>
			entries.reduce((total, { usage }) => total + (usage?.[field] ?? 0), 0);
		expect.soft({ input: sum('inputTokens'), output: sum('outputTokens') }).toEqual({ input, output });
		expect.soft(usdText(entries.reduce((total, { costUsd }) => total + (costUsd ?? 0n), 0n))).toBe(usd);
		expect.soft(entries.filter(({ costUsd }) => costUsd === null).length).toBe(unpriced);
	});
});
