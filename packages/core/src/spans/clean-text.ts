const unstorable = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// The cheap first look: most text has neither. (Not `g`: a global regex keeps state between tests.)
const suspicious = /[\0\ud800-\udfff]/;

/** NUL characters and lone surrogates become U+FFFD: Postgres refuses both in text and jsonb. */
export function cleanText(text: string): string {
	return suspicious.test(text) ? text.replace(unstorable, '\ufffd') : text;
}

/** At most `limit` UTF-16 units, never half a surrogate pair, storable. */
export function cutText(text: string, limit: number): string {
	if (text.length <= limit) return cleanText(text);
	const last = text.charCodeAt(limit - 1);
	const end = last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
	return cleanText(text.slice(0, end));
}
