import { isObject, type JsonObject, type JsonValue } from '@spanledger/core/spans/json';
import type { Payload } from '@spanledger/db/spans/payload';

/** An attribute that an application writes and that could name a tenant, a team … */
export type SeenKey = {
	/** As a mapping names it: `shop.account`, `metadata › account.id` inside a JSON attribute. */
	key: string;
	/** Of the sampled spans, how many carried it (on themselves or on their resource). */
	spans: number;
	/** A few of its values, the first that were seen. */
	values: string[];
};

/** Longer values are content, not names. */
const longestValue = 200;
const fewValues = 3;
const mostKeys = 200;

/** The keys of sampled spans whose values could be names, most frequent first. */
export function seenKeys(payloads: readonly Payload[]): SeenKey[] {
	const seen = new Map<string, SeenKey>();
	for (const { attributes, resource } of payloads) {
		const named = new Map([...namedValues(resource), ...namedValues(attributes)]);
		for (const [key, value] of named) {
			const known = seen.get(key) ?? { key, spans: 0, values: [] };
			known.spans++;
			if (known.values.length < fewValues && !known.values.includes(value)) known.values.push(value);
			seen.set(key, known);
		}
	}
	return [...seen.values()].sort((a, b) => b.spans - a.spans || (a.key < b.key ? -1 : 1)).slice(0, mostKeys);
}

function* namedValues(attributes: JsonObject): Generator<[key: string, value: string]> {
	for (const [key, value] of Object.entries(attributes)) {
		const name = nameOf(value);
		if (name !== null) yield [key, name];
		// a metadata bag: JSON or a kvlist, its own entries one level down
		for (const [inner, innerValue] of Object.entries(bagOf(value))) {
			const innerName = nameOf(innerValue);
			if (innerName !== null) yield [`${key} › ${inner}`, innerName];
		}
	}
}

function nameOf(value: JsonValue | undefined): string | null {
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (typeof value !== 'string' || value === '' || value.length > longestValue || /^\s*[[{]/.test(value)) return null;
	return value;
}

function bagOf(value: JsonValue | undefined): JsonObject {
	if (isObject(value)) return value;
	if (typeof value !== 'string' || value.length > 4_096 || !/^\s*\{/.test(value)) return {};
	try {
		const parsed: JsonValue = JSON.parse(value);
		return isObject(parsed) ? parsed : {};
	} catch {
		return {};
	}
}
