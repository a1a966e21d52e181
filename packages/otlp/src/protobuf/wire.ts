import { DomainError } from '@spanledger/core/domain-error';
import { Reader } from 'protobufjs/minimal.js';
import { fullRoom, type Room, takeRoom } from '../room.ts';

/**
 * Reading single protobuf fields. Every function takes the field's wire type and refuses another one: a body that says
 * otherwise is not OTLP. The reader's `len` is always the end of the innermost message, so no field can reach past it.
 */
const varint = 0;
const fixed64 = 1;
const lengthDelimited = 2;
const fixed32 = 5;

export type WireReader = Reader & { readonly room: Room };

export function wireReader(body: Uint8Array): WireReader {
	return Object.assign(new Reader(body), { room: fullRoom() });
}

/** Reads one known field into `into`; false = unknown, to be skipped. */
export type ReadField<T> = (reader: WireReader, field: number, wire: number, into: T) => boolean;

/** Reads fields up to the end of the current message. Unknown fields are skipped, as OTLP demands. */
export function readFields<T>(reader: WireReader, into: T, readField: ReadField<T>): T {
	while (reader.pos < reader.len) {
		const tag = reader.tag();
		if (tag >>> 3 === 0) throw malformed(reader, 'field number 0');
		if (!readField(reader, tag >>> 3, tag & 7, into)) skip(reader, tag & 7);
	}
	return into;
}

/** Reads an embedded message that an item may hold any number of. */
export function readPart<T>(reader: WireReader, wire: number, into: T, readField: ReadField<T>): T {
	takeRoom(reader.room);
	return readMessage(reader, wire, into, readField);
}

/** Reads an embedded message. */
export function readMessage<T>(reader: WireReader, wire: number, into: T, readField: ReadField<T>): T {
	const end = endOfField(reader, wire);
	const outerEnd = reader.len;
	reader.len = end;
	readFields(reader, into, readField);
	reader.len = outerEnd;
	return into;
}

/** Lets `visit` read as much as it likes of a length-delimited field, and goes on behind it. */
export function visitField(reader: WireReader, wire: number, visit: () => void): void {
	const end = endOfField(reader, wire);
	const outerEnd = reader.len;
	reader.len = end;
	visit();
	reader.pos = end;
	reader.len = outerEnd;
}

/** Reads the length of a length-delimited field and gives the position behind it. */
export function endOfField(reader: WireReader, wire: number): number {
	expectWire(reader, wire, lengthDelimited);
	const end = reader.size() + reader.pos;
	if (end > reader.len) throw malformed(reader, `a field ends at byte ${end}, its message at byte ${reader.len}`);
	return end;
}

export function readBytes(reader: WireReader, wire: number): Uint8Array {
	const end = endOfField(reader, wire);
	const bytes = reader.buf.subarray(reader.pos, end);
	reader.pos = end;
	return bytes;
}

/** An unsigned 32-bit varint: counts and enums. */
export function readUint32(reader: WireReader, wire: number): number {
	expectWire(reader, wire, varint);
	return reader.uint32();
}

export function readBool(reader: WireReader, wire: number): boolean {
	expectWire(reader, wire, varint);
	return reader.bool();
}

/** A signed 64-bit varint: a number inside ±2^53, a bigint beyond. */
export function readInt64(reader: WireReader, wire: number): number | bigint {
	expectWire(reader, wire, varint);
	let value = 0;
	let scale = 1;
	// Seven bytes hold 49 bits, which a double adds up exactly.
	for (let index = 0; index < 7; index++) {
		const byte = nextByte(reader);
		value += (byte & 127) * scale;
		if (byte < 128) return value;
		scale *= 128;
	}
	let wide = BigInt(value);
	for (let shift = 49n; shift < 70n; shift += 7n) {
		const byte = nextByte(reader);
		wide |= BigInt(byte & 127) << shift;
		if (byte < 128) return narrow(BigInt.asIntN(64, wide));
	}
	throw malformed(reader, 'a varint of more than 10 bytes');
}

/** A fixed 64-bit unsigned integer: every time in OTLP. */
export function readFixed64(reader: WireReader, wire: number): bigint {
	expectWire(reader, wire, fixed64);
	const low = reader.fixed32();
	return (BigInt(reader.fixed32()) << 32n) | BigInt(low);
}

/** A fixed 64-bit signed integer: a number inside ±2^53, a bigint beyond. */
export function readSfixed64(reader: WireReader, wire: number): number | bigint {
	return narrow(BigInt.asIntN(64, readFixed64(reader, wire)));
}

export function readFixed32(reader: WireReader, wire: number): number {
	expectWire(reader, wire, fixed32);
	return reader.fixed32();
}

export function readDouble(reader: WireReader, wire: number): number {
	expectWire(reader, wire, fixed64);
	return reader.double();
}

/** A repeated fixed-width field comes packed (one field) or, from old encoders, one field per value. */
export function readRepeated<T>(
	reader: WireReader,
	wire: number,
	into: T[],
	readOne: (reader: WireReader, wire: number) => T,
): void {
	if (wire === lengthDelimited) {
		visitField(reader, wire, () => {
			while (reader.pos < reader.len) into.push(readOne(reader, fixed64));
		});
	} else into.push(readOne(reader, wire));
}

/** The refusal of a whole body: says where and what. */
export function malformed(reader: WireReader, what: string): DomainError {
	return new DomainError('invalid', `malformed OTLP protobuf at byte ${reader.pos}: ${what}`);
}

function narrow(value: bigint): number | bigint {
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : value;
}

function nextByte(reader: WireReader): number {
	const byte = reader.pos < reader.len ? reader.buf[reader.pos++] : undefined;
	if (byte === undefined) throw malformed(reader, 'the message ends inside a varint');
	return byte;
}

function expectWire(reader: WireReader, wire: number, expected: number): void {
	if (wire !== expected) throw malformed(reader, `wire type ${wire} where ${expected} belongs`);
}

function skip(reader: WireReader, wire: number): void {
	if (wire === varint) reader.bool();
	else if (wire === fixed64) reader.skip(8);
	else if (wire === lengthDelimited) reader.pos = endOfField(reader, wire);
	else if (wire === fixed32) reader.skip(4);
	// Groups (3, 4) left protobuf before OTLP was born, and nest without bound.
	else throw malformed(reader, `wire type ${wire}`);
}
