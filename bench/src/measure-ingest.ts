import type { Db } from '@spanledger/db/connect';
import type { Corpus } from '@spanledger/fixtures/load/corpus';
import { encodeLoad } from '@spanledger/fixtures/load/encode-load';
import { postLoad } from '@spanledger/fixtures/load/post-load';
import { type CpuSeconds, cpuSeconds, cpuSecondsBetween } from './cpu-seconds.ts';
import { percentile } from './percentile.ts';
import { type Size, sizeBetween, sizeOf } from './size-of.ts';
import type { Stack } from './stack.ts';
import { waitUntilSettled } from './wait-until-settled.ts';

export type IngestFigures = {
	corpus: Corpus;
	spans: number;
	traces: number;
	/** Per span, as protobuf before and after gzip. */
	wireBytes: { inflated: number; gzipped: number };
	/** From the first request to the last acknowledgement, and until the last trace is settled. */
	acceptedPerSecond: number;
	settledPerSecond: number;
	acknowledgeMs: { p50: number; p99: number };
	waits: number;
	cpu: CpuSeconds;
	/** On disk, per span. */
	size: Size;
};

export type IngestOrder = { corpus: Corpus; spans: number; spansBefore: number; inFlight: number; seed: string };

/** Posts a corpus in batches of 512 spans and waits until all of it is settled. */
export async function measureIngest(stack: Stack, db: Db, order: IngestOrder): Promise<IngestFigures> {
	const { corpus, inFlight, spansBefore, seed } = order;
	const load = encodeLoad({ corpus, spans: order.spans, spansPerRequest: 512, endMs: Date.now(), seed });
	const sizeBefore = await sizeOf(db);
	const cpuBefore = cpuSeconds(stack.pid);
	const generatorBefore = process.cpuUsage();
	const startMs = performance.now();
	const posted = await postLoad({ url: stack.otlpUrl, key: stack.key }, load, inFlight);
	await waitUntilSettled(db, spansBefore + load.spans);
	const settledMs = performance.now() - startMs;
	const generator = process.cpuUsage(generatorBefore);
	const cpu = cpuSecondsBetween(cpuBefore, cpuSeconds(stack.pid));
	cpu.set('generator', (generator.user + generator.system) / 1e6);
	return {
		corpus,
		spans: load.spans,
		traces: load.traces,
		wireBytes: { inflated: load.inflatedBytes / load.spans, gzipped: load.gzippedBytes / load.spans },
		acceptedPerSecond: (1000 * load.spans) / posted.elapsedMs,
		settledPerSecond: (1000 * load.spans) / settledMs,
		acknowledgeMs: { p50: percentile(posted.acknowledgeMs, 0.5), p99: percentile(posted.acknowledgeMs, 0.99) },
		waits: posted.waits,
		cpu,
		size: sizeBetween(sizeBefore, await sizeOf(db), load.spans),
	};
}
