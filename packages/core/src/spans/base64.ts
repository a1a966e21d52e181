const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648 base64 with padding, as OTLP/JSON writes bytes. (Core has no Node modules, so no Buffer.) */
export function base64(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 3) {
		const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
		const triple = (a << 16) | (b << 8) | c;
		const missing = Math.max(0, at + 3 - bytes.length);
		for (let digit = 0; digit < 4; digit++) {
			text += digit > 3 - missing ? '=' : alphabet[(triple >> (18 - 6 * digit)) & 63];
		}
	}
	return text;
}
