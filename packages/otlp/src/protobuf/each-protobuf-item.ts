import type { Attributes, RawScope } from '@spanledger/core/spans/raw-span';
import { takeRoom } from '../room.ts';
import { readAttribute } from './protobuf-attributes.ts';
import { readText } from './text.ts';
import { asMalformed, readFields, readMessage, readPart, visitField, type WireReader, wireReader } from './wire.ts';

/** Where a span, log record or metric lies: the reader stands at its start and may read up to its end. */
export type ItemPlace = { reader: WireReader; resource: Attributes; scope: RawScope };

/**
 * Visits the spans, log records or metrics of an export request in order. The three signals share their envelope:
 * request.1 = Resource…{1 resource, 2 Scope…{1 scope, 2 items}}. A visitor that reads nothing skips the item.
 * Resource and scope may follow their items on the wire; the objects handed out are filled in place.
 * Throws DomainError: 'invalid' for a body that is no such message, 'too-large' for one of too many parts.
 */
export function eachProtobufItem(body: Uint8Array, visit: (place: ItemPlace) => void): void {
	const reader = wireReader(body);
	try {
		readFields(reader, visit, readRequestField);
	} catch (fault) {
		throw asMalformed(reader, fault);
	}
}

type Visit = (place: ItemPlace) => void;
type ResourceGroup = { resource: Attributes; visit: Visit };
type ScopeGroup = ResourceGroup & { scope: RawScope };

function readRequestField(reader: WireReader, field: number, wire: number, visit: Visit): boolean {
	if (field !== 1) return false;
	readPart<ResourceGroup>(reader, wire, { resource: new Map(), visit }, readResourceGroupField);
	return true;
}

function readResourceGroupField(reader: WireReader, field: number, wire: number, group: ResourceGroup): boolean {
	if (field === 1) readMessage(reader, wire, group.resource, readResourceField);
	else if (field === 2)
		readPart<ScopeGroup>(reader, wire, { ...group, scope: { name: '', version: '' } }, readScopeGroupField);
	else return false;
	return true;
}

function readScopeGroupField(reader: WireReader, field: number, wire: number, group: ScopeGroup): boolean {
	const { resource, scope, visit } = group;
	if (field === 1) readMessage(reader, wire, scope, readScopeField);
	else if (field === 2) {
		takeRoom(reader.room);
		visitField(reader, wire, () => visit({ reader, resource, scope }));
	} else return false;
	return true;
}

function readResourceField(reader: WireReader, field: number, wire: number, attributes: Attributes): boolean {
	if (field !== 1) return false;
	readAttribute(reader, wire, attributes);
	return true;
}

function readScopeField(reader: WireReader, field: number, wire: number, scope: RawScope): boolean {
	if (field === 1) scope.name = readText(reader, wire);
	else if (field === 2) scope.version = readText(reader, wire);
	else return false;
	return true;
}
