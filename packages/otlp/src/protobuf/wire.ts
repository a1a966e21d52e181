import { DomainError } from '@spanledger/core/domain-error';
import { Reader } from 'protobufjs/minimal.js';
import type { Refusal } from '../refusals.ts';
import { fullRoom, type Room, takeRoom } from '../room.ts';

/**
 * Walking protobuf messages. Every reading function takes the field's wire type and refuses another one: a body that
 * says otherwise is not OTLP. The reader's `len` is always the innermost message's end, so no field can reach past it.
 */
export const varint = 0;
export const fixed64 = 1;
export const lengthDelimited = 2;
export const fixed32 = 5;

/** protobufjs's reader over one request, and what the request may still hold. */
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

/** Lets `visit` read as much as it likes of a length-delimited field, and goes on behind it even when that failed. */
export function visitField(reader: WireReader, wire: number, visit: () => void): void {
	const end = endOfField(reader, wire);
	const outerEnd = reader.len;
	reader.len = end;
	try {
		visit();
	} finally {
		reader.pos = end;
		reader.len = outerEnd;
	}
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

/** The refusal of a whole body: says where and what. */
export function malformed(reader: WireReader, what: string): DomainError {
	return new DomainError('invalid', `malformed OTLP protobuf at byte ${reader.pos}: ${what}`);
}

/**
 * Reads one item of the request where it lies between its own bounds. Bytes in it that are no such message are its own fault:
 * its neighbours can still be read.
 */
export function readItem<T>(reader: WireReader, noun: string, read: () => T): T | Refusal {
	try {
		return read();
	} catch (fault) {
		const refusal = asMalformed(reader, fault);
		if (refusal.code !== 'invalid') throw refusal;
		return { refused: `${noun} is malformed`, value: refusal.message.replace('malformed OTLP protobuf ', '') };
	}
}

/** protobufjs throws plain RangeError and Error for overruns and bad varints; a TypeError is a bug of ours. */
export function asMalformed(reader: WireReader, fault: unknown): DomainError {
	if (fault instanceof DomainError) return fault;
	if (fault instanceof TypeError || !(fault instanceof Error)) throw fault;
	return malformed(reader, fault.message);
}

/** Refuses a field that does not come in the wire type its schema gives it. */
export function expectWire(reader: WireReader, wire: number, expected: number): void {
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
