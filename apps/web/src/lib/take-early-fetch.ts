type Holder = typeof globalThis & { earlyFetches?: { [url: string]: Promise<Response> } };

/** The answer that the page's HTML asked for (ui/early-fetch.tsx), to whoever takes it first; undefined = nobody asked. */
export function takeEarlyFetch(url: string): Promise<Response> | undefined {
	const { earlyFetches } = globalThis as Holder; // set by the inline script alone
	const early = earlyFetches?.[url];
	if (earlyFetches !== undefined) delete earlyFetches[url];
	return early;
}
