import { type ByteWriter, byteWriter } from './byte-writer.ts';

/** How one column travels: as an array of `type`, each element `write`n as that type's binary form, behind its length. */
export type ElementFormat = { oid: number; type: string; write: (out: ByteWriter, value: unknown) => void };

/** Postgres counts microseconds from 2000-01-01. */
const epochMs = Date.UTC(2000, 0, 1);

const wholeNumber = (value: unknown): number | bigint => {
	if (typeof value === 'bigint' || Number.isSafeInteger(value)) return value as number | bigint; // just seen
	throw new TypeError(`${String(value)} is no whole number`);
};

/** A type of fixed size. */
const fixed = (size: number, write: (out: ByteWriter, value: unknown) => void) => (out: ByteWriter, value: unknown) => {
	out.int32(size);
	write(out, value);
};

/** Text travels as text in every type whose own binary form we do not write: Postgres casts it. */
export const textElement: ElementFormat = {
	oid: 25,
	type: 'text',
	write: (out, value) => out.text(storableText(String(value))),
};

/** Binary forms, by the oid that a type has in every Postgres. */
export const elementFormats: ReadonlyMap<number, ElementFormat> = new Map(
	[
		{ oid: 16, type: 'bool', write: fixed(1, (out, value) => out.int8(value === true ? 1 : 0)) },
		{ oid: 17, type: 'bytea', write: writeBytes },
		{ oid: 20, type: 'int8', write: fixed(8, (out, value) => out.int64(wholeNumber(value))) },
		{ oid: 21, type: 'int2', write: fixed(2, (out, value) => out.int16(Number(wholeNumber(value)))) },
		{ oid: 23, type: 'int4', write: fixed(4, (out, value) => out.int32(Number(wholeNumber(value)))) },
		textElement,
		{ oid: 701, type: 'float8', write: fixed(8, (out, value) => out.float64(Number(value))) },
		{ oid: 1184, type: 'timestamptz', write: fixed(8, (out, value) => out.int64(microseconds(value))) },
		{ oid: 2950, type: 'uuid', write: fixed(16, (out, value) => out.bytes(uuidBytes(value))) },
	].map((format) => [format.oid, format]),
);

const writer = byteWriter();

/**
 * A one-dimensional array in the binary form of PostgreSQL (`array_recv`): dimensions, flags, element type, length, lower
 * bound, elements. Nothing needs quoting or parsing, which for text in arrays costs more than all the rest.
 */
export function binaryArray(format: ElementFormat, values: readonly unknown[]): Buffer {
	writer.begin();
	for (const field of [1, 1, format.oid, values.length, 1]) writer.int32(field);
	for (const value of values) {
		if (value === null || value === undefined) writer.int32(-1);
		else format.write(writer, value);
	}
	return writer.end();
}

/** Postgres refuses NUL in text, and one such string would fail the whole statement. */
export function storableText(text: string): string {
	return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text;
}

function writeBytes(out: ByteWriter, value: unknown): void {
	if (!(value instanceof Uint8Array)) throw new TypeError('bytea takes bytes');
	out.int32(value.length);
	out.bytes(value);
}

function microseconds(value: unknown): number {
	if (!(value instanceof Date)) throw new TypeError('timestamptz takes a Date');
	return (value.getTime() - epochMs) * 1_000;
}

let lastUuid = { text: '', bytes: Buffer.alloc(16) };

/** Most columns of uuids hold one project's over and over. */
function uuidBytes(value: unknown): Buffer {
	const text = String(value);
	if (lastUuid.text !== text) {
		const bytes = Buffer.from(text.replaceAll('-', ''), 'hex');
		if (bytes.length !== 16) throw new TypeError(`${text} is no uuid`);
		lastUuid = { text, bytes };
	}
	return lastUuid.bytes;
}
