import { encodeLoad } from '@spanledger/fixtures/load/encode-load';
import { longJob } from '@spanledger/fixtures/load/long-job';
import { postLoad } from '@spanledger/fixtures/load/post-load';
import type { StartedStack } from '@spanledger/local/stack/start-stack';
import { waitForApi } from './read-api.ts';

type Listed = { items: { traceId: string; settled: boolean }[] };

/** Sends one trace of so many spans, the only of its route, and waits until it is settled. Gives the address of its page. */
export async function sendLongJob(stack: StartedStack, spans: number): Promise<string> {
	const load = encodeLoad({ corpus: longJob(spans), spans, spansPerRequest: 512, endMs: Date.now(), seed: 'journey' });
	await postLoad({ url: stack.otlpUrl, key: stack.apiKey }, load, 4);
	const isThere = ({ items }: Listed) => items.length === 1 && items[0]?.settled === true;
	const { items } = await waitForApi<Listed>(stack, '/traces?route=/v1/job&limit=1', isThere, 120_000);
	return `${stack.webUrl}/default/traces/${items[0]?.traceId}`;
}
