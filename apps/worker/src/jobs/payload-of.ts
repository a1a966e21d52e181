import { attributesToJson } from '@spanledger/core/spans/attributes-json';
import { cutAttributes } from '@spanledger/core/spans/cut-attributes';
import type { JsonObject } from '@spanledger/core/spans/json';
import type { Attributes, RawSpan } from '@spanledger/core/spans/raw-span';
import type { Payload } from '@spanledger/db/spans/payload';

/** Resources already turned into JSON: spans of one process share one map, and must go on sharing one object. */
export type KnownResources = Map<Attributes, JsonObject>;

/** What the span carried, in the form it is kept: over-long attributes cut, and marked by name (`event/key` within an event). */
export function payloadOf(raw: RawSpan, resources: KnownResources): Payload {
	const truncatedKeys: string[] = [];
	const kept = (attributes: Attributes, place: string): JsonObject => {
		const cut = cutAttributes(attributes);
		for (const key of cut.truncatedKeys) truncatedKeys.push(place + key);
		return attributesToJson(cut.attributes);
	};
	const resource = resources.get(raw.resource) ?? attributesToJson(cutAttributes(raw.resource).attributes);
	resources.set(raw.resource, resource);
	return {
		resource,
		traceState: raw.traceState,
		flags: raw.flags,
		attributes: kept(raw.attributes, ''),
		events: raw.events.map(({ name, timeNs, attributes }) => ({
			name,
			timeNs: timeNs.toString(),
			attributes: kept(attributes, `${name}/`),
		})),
		links: raw.links.map((link) => ({ ...link, attributes: kept(link.attributes, 'link/') })),
		droppedAttributesCount: raw.droppedAttributesCount,
		truncatedKeys,
	};
}
