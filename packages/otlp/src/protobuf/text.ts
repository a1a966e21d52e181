import { endOfField, type WireReader } from './wire.ts';

/** Invalid UTF-8 becomes U+FFFD instead of losing the request; a byte order mark is a character like others. */
const utf8 = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
/** Below this length a loop over ASCII bytes beats the call into the decoder. */
const shortLength = 24;
const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** The longest id that is worth showing in a refusal; a right one has 16 bytes. */
const longestIdShown = 32;

export function readText(reader: WireReader, wire: number): string {
	const end = endOfField(reader, wire);
	const start = reader.pos;
	reader.pos = end;
	return end - start <= shortLength ? shortText(reader.buf, start, end) : utf8.decode(reader.buf.subarray(start, end));
}

/** An id as lower-case hex of whatever length was sent; the caller checks it. */
export function readHex(reader: WireReader, wire: number): string {
	const end = endOfField(reader, wire);
	const lastShown = Math.min(end, reader.pos + longestIdShown);
	let hex = '';
	for (let at = reader.pos; at < lastShown; at++) hex += hexOfByte[reader.buf[at] ?? 0];
	reader.pos = end;
	return hex;
}

function shortText(bytes: Uint8Array, start: number, end: number): string {
	let text = '';
	for (let at = start; at < end; at++) {
		const byte = bytes[at] ?? 0;
		if (byte > 127) return utf8.decode(bytes.subarray(start, end));
		text += String.fromCharCode(byte);
	}
	return text;
}
