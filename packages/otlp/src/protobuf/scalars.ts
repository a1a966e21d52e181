import {
	expectWire,
	fixed32,
	fixed64,
	lengthDelimited,
	malformed,
	varint,
	visitField,
	type WireReader,
} from './wire.ts';

/** An unsigned 32-bit varint: counts and enums. */
export function readUint32(reader: WireReader, wire: number): number {
	expectWire(reader, wire, varint);
	return reader.uint32();
}

/** A zigzag varint: small negative numbers stay short. */
export function readSint32(reader: WireReader, wire: number): number {
	expectWire(reader, wire, varint);
	return reader.sint32();
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

/** A repeated varint comes packed, or one field per value. */
export function readRepeatedVarints(reader: WireReader, wire: number, into: number[]): void {
	if (wire === lengthDelimited) {
		visitField(reader, wire, () => {
			while (reader.pos < reader.len) into.push(Number(readInt64(reader, varint)));
		});
	} else into.push(Number(readInt64(reader, wire)));
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
