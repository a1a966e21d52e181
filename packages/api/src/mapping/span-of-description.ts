import { attributesFromJson } from '@spanledger/core/spans/attributes-json';
import { isObject, type JsonObject, type JsonValue } from '@spanledger/core/spans/json';
import type { RawSpan } from '@spanledger/core/spans/raw-span';

/** Ids of a pasted span that came without. */
export const noTrace = '1'.repeat(32);
export const noSpan = '1'.repeat(16);

/**
 * A span as consoles and our own API print it, its attributes a plain object: `{name, attributes, resource, scope, events}`, or the
 * attributes alone. Python's console exporter has `resource.attributes` and `instrumentation_scope`.
 */
export function spanOfDescription(value: JsonObject): RawSpan {
	const attributes = isObject(value.attributes) ? value.attributes : value;
	return { ...blank, ...(attributes === value ? {} : surroundings(value)), attributes: attributesFromJson(attributes) };
}

const blank: RawSpan = {
	traceId: noTrace,
	spanId: noSpan,
	parentSpanId: null,
	traceState: '',
	flags: 0,
	name: '',
	kind: 0,
	startTimeNs: 0n,
	endTimeNs: 0n,
	attributes: new Map(),
	droppedAttributesCount: 0,
	events: [],
	links: [],
	status: { code: 0, message: '' },
	resource: new Map(),
	scope: { name: '', version: '' },
};

function surroundings(value: JsonObject): Pick<RawSpan, 'name' | 'resource' | 'scope' | 'events'> {
	const resource = objectOf(value.resource);
	const scope = objectOf(value.scope ?? value.instrumentation_scope);
	const events = Array.isArray(value.events) ? value.events.filter(isObject) : [];
	return {
		name: textOf(value.name),
		resource: attributesFromJson(objectOf(resource.attributes ?? resource)),
		scope: { name: textOf(scope.name), version: textOf(scope.version) },
		events: events.map((event) => ({
			name: textOf(event.name),
			timeNs: 0n,
			attributes: attributesFromJson(objectOf(event.attributes)),
		})),
	};
}

const objectOf = (value: JsonValue | undefined): JsonObject => (isObject(value) ? value : {});
const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
