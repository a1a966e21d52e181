/** 256 random bits as 64 hexadecimal digits, made in the browser: the server gets it once, with the channel. */
export function makeSigningSecret(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(32));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
