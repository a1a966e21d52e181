/**
 * A value as the text of a jsonb parameter. NUL and lone surrogates are legal in JSON, but Postgres refuses them: they become
 * U+FFFD, in keys too, so that one odd string cannot fail a whole batch.
 */
export function jsonText(value: unknown): string {
	const text = JSON.stringify(value);
	return mayHoldRefused.test(text) ? text.replace(escapes, (match) => (refused.test(match) ? '\ufffd' : match)) : text;
}

// JSON.stringify escapes surrogates only when they are alone
const mayHoldRefused = /\\u(?:0000|d[89a-f])/;
/** Whole escapes, so that the `u0000` of an escaped backslash (`\\u0000`) is left alone. */
const escapes = /\\(?:u[0-9a-f]{4}|.)/g;
const refused = /^\\u(?:0000|d[89a-f])/;
