import type { StartedStack } from '@spanledger/local/stack/start-stack';

/** Asks `/api/v1` with the first key; throws on anything but 200. */
export async function readApi<T>(stack: StartedStack, path: string): Promise<T> {
	const response = await fetch(`${stack.webUrl}/api/v1${path}`, { headers: { 'x-api-key': stack.apiKey } });
	if (response.status !== 200) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
	return (await response.json()) as T;
}

/** The answer once `holds`, else an error that shows the last one. */
export async function waitForApi<T>(
	stack: StartedStack,
	path: string,
	holds: (answer: T) => boolean,
	patienceMs = 30_000,
): Promise<T> {
	const giveUpAt = Date.now() + patienceMs;
	for (;;) {
		const last: unknown = await readApi<T>(stack, path).catch((error: unknown) => error);
		if (!(last instanceof Error) && holds(last as T)) return last as T;
		if (Date.now() > giveUpAt)
			throw new Error(`GET ${path} never held: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
		await new Promise((resolve) => setTimeout(resolve, 300));
	}
}
