import type { Attributes, AttributeValue } from '@spanledger/core/spans/raw-span';
import { maxDepth, tooDeep } from '../format.ts';
import { readBool, readDouble, readInt64 } from './scalars.ts';
import { readText } from './text.ts';
import { endOfField, readBytes, readMessage, readPart, type WireReader } from './wire.ts';

/** `depth` counts the lists and maps around the value. */
type ValueSlot = { value: AttributeValue; depth: number };
type PairSlot = ValueSlot & { key: string };

/** Reads one KeyValue into a map; of a repeated key the last wins. */
export function readAttribute(reader: WireReader, wire: number, attributes: Attributes, depth = 0): void {
	const { key, value } = readMessage<PairSlot>(reader, wire, { key: '', value: null, depth }, readPairField);
	attributes.set(key, value);
}

/** OTLP AnyValue; one without a kind is null: an attribute may have no value. */
export function readAnyValue(reader: WireReader, wire: number, depth = 0): AttributeValue {
	return readMessage<ValueSlot>(reader, wire, { value: null, depth }, readValueField).value;
}

function readPairField(reader: WireReader, field: number, wire: number, pair: PairSlot): boolean {
	if (field === 1) pair.key = readText(reader, wire);
	else if (field === 2) pair.value = readAnyValue(reader, wire, pair.depth);
	else return false;
	return true;
}

function readValueField(reader: WireReader, field: number, wire: number, slot: ValueSlot): boolean {
	switch (field) {
		case 1:
			slot.value = readText(reader, wire);
			return true;
		case 2:
			slot.value = readBool(reader, wire);
			return true;
		case 3:
			slot.value = readInt64(reader, wire);
			return true;
		case 4:
			slot.value = readDouble(reader, wire);
			return true;
		case 5:
			slot.value = readNested(reader, wire, slot.depth, readArray);
			return true;
		case 6:
			slot.value = readNested(reader, wire, slot.depth, readKeyValueList);
			return true;
		case 7:
			// Copied: a view would keep the whole request body alive.
			slot.value = readBytes(reader, wire).slice();
			return true;
		default:
			return false;
	}
}

function readNested(
	reader: WireReader,
	wire: number,
	depth: number,
	read: (reader: WireReader, wire: number, depth: number) => AttributeValue,
): AttributeValue {
	if (depth < maxDepth) return read(reader, wire, depth + 1);
	reader.pos = endOfField(reader, wire);
	return tooDeep;
}

function readArray(reader: WireReader, wire: number, depth: number): AttributeValue[] {
	return readPart<AttributeValue[]>(reader, wire, [], (inner, field, innerWire, items) => {
		if (field !== 1) return false;
		items.push(readAnyValue(inner, innerWire, depth));
		return true;
	});
}

function readKeyValueList(reader: WireReader, wire: number, depth: number): Attributes {
	return readPart<Attributes>(reader, wire, new Map(), (inner, field, innerWire, pairs) => {
		if (field !== 1) return false;
		readAttribute(inner, innerWire, pairs, depth);
		return true;
	});
}
