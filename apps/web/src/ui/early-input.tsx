/**
 * Notes clicks and keys from the moment the HTML is there: rows that stand in it invite them before any script listens. `useEarlyInput` hands
 * them on. Without effect when the page is reached from another one.
 */
export function EarlyInput({ nonce }: { nonce: string }) {
	const script = `{const seen=[],types=['click','keydown'],note=event=>seen.push(event);for(const type of types)addEventListener(type,note,true);self.earlyInput=()=>{for(const type of types)removeEventListener(type,note,true);return seen}}`;
	// biome-ignore lint/security/noDangerouslySetInnerHtml: a text of ours
	return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}
