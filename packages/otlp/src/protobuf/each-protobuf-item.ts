import { DomainError } from '@spanledger/core/domain-error';
import type { Attributes, RawScope } from '@spanledger/core/spans/raw-span';
import { Reader } from 'protobufjs/minimal.js';
import { readAttribute } from './protobuf-attributes.ts';
import { readText } from './text.ts';
import { endOfField, malformed, readFields, readMessage } from './wire.ts';

/** Where a span, log record or metric lies: the reader stands at its start and may read up to its end. */
export type ItemPlace = { reader: Reader; resource: Attributes; scope: RawScope };

/**
 * Visits the spans, log records or metrics of an export request in order. The three signals share their envelope:
 * request.1 = Resource…{1 resource, 2 Scope…{1 scope, 2 items}}. A visitor that reads nothing skips the item.
 * Resource and scope may follow their items on the wire; the objects handed out are filled in place.
 * Throws DomainError('invalid') on a body that is no such message.
 */
export function eachProtobufItem(body: Uint8Array, visit: (place: ItemPlace) => void): void {
	const reader = new Reader(body);
	try {
		readFields(reader, visit, readRequestField);
	} catch (cause) {
		// The reader throws plain RangeError and Error for overruns and bad varints; a TypeError is a bug of ours.
		if (cause instanceof DomainError || cause instanceof TypeError || !(cause instanceof Error)) throw cause;
		throw malformed(reader, cause.message);
	}
}

type Visit = (place: ItemPlace) => void;
type ResourceGroup = { resource: Attributes; visit: Visit };
type ScopeGroup = ResourceGroup & { scope: RawScope };

function readRequestField(reader: Reader, field: number, wire: number, visit: Visit): boolean {
	if (field !== 1) return false;
	readMessage<ResourceGroup>(reader, wire, { resource: new Map(), visit }, readResourceGroupField);
	return true;
}

function readResourceGroupField(reader: Reader, field: number, wire: number, group: ResourceGroup): boolean {
	if (field === 1) readMessage(reader, wire, group.resource, readResourceField);
	else if (field === 2)
		readMessage<ScopeGroup>(reader, wire, { ...group, scope: { name: '', version: '' } }, readScopeGroupField);
	else return false;
	return true;
}

function readScopeGroupField(reader: Reader, field: number, wire: number, group: ScopeGroup): boolean {
	if (field === 1) readMessage(reader, wire, group.scope, readScopeField);
	else if (field === 2) visitItem(reader, wire, group);
	else return false;
	return true;
}

function visitItem(reader: Reader, wire: number, { resource, scope, visit }: ScopeGroup): void {
	const end = endOfField(reader, wire);
	const outerEnd = reader.len;
	reader.len = end;
	visit({ reader, resource, scope });
	reader.pos = end;
	reader.len = outerEnd;
}

function readResourceField(reader: Reader, field: number, wire: number, attributes: Attributes): boolean {
	if (field !== 1) return false;
	readAttribute(reader, wire, attributes);
	return true;
}

function readScopeField(reader: Reader, field: number, wire: number, scope: RawScope): boolean {
	if (field === 1) scope.name = readText(reader, wire);
	else if (field === 2) scope.version = readText(reader, wire);
	else return false;
	return true;
}
