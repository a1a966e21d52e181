/**
 * Asks for a page's data while the browser still reads the HTML: the answer is on its way before the scripts are, and `takeEarlyFetch` hands
 * it over. (A preload link would be asked again by `fetch`, since the answer must not be used without asking.) Without effect when the
 * page is reached from another one.
 */
export function EarlyFetch({ url, nonce }: { url: string; nonce: string }) {
	const quoted = JSON.stringify(url).replaceAll('<', '\\u003c');
	const script = `{const early=fetch(${quoted});early.catch(()=>{});(self.earlyFetches??={})[${quoted}]=early}`;
	// biome-ignore lint/security/noDangerouslySetInnerHtml: a URL of ours, quoted above
	return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}
