import { setTimeout as sleep } from 'node:timers/promises';
import type { Corpus } from '@spanledger/fixtures/load/corpus';
import { encodeLoad } from '@spanledger/fixtures/load/encode-load';
import { postTraces } from '@spanledger/fixtures/load/post-traces';
import { percentile } from './percentile.ts';
import type { Stack } from './stack.ts';

export type AcknowledgeFigures = { requests: number; spans: number; p50: number; p99: number };

/** How long an app waits when the platform is not busy: one span a request, one request after the other, 20 a second. */
export async function measureAcknowledge(stack: Stack, corpus: Corpus, requests: number): Promise<AcknowledgeFigures> {
	const load = encodeLoad({
		corpus,
		spans: requests,
		spansPerRequest: 1,
		endMs: Date.now(),
		seed: `quiet ${Date.now()}`,
	});
	const samples: number[] = [];
	for (const { body } of load.requests) {
		const { acknowledgeMs } = await postTraces({ url: stack.otlpUrl, key: stack.key }, body);
		samples.push(acknowledgeMs);
		await sleep(Math.max(0, 50 - acknowledgeMs));
	}
	return { requests, spans: load.spans, p50: percentile(samples, 0.5), p99: percentile(samples, 0.99) };
}
