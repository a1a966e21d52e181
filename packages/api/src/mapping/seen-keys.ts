import type { JsonObject } from '@spanledger/core/spans/json';
import type { Payload } from '@spanledger/db/spans/payload';
import { bagEntries, nameOf } from './bag-entries.ts';

/** An attribute that an application writes and that could name a tenant, a team … */
export type SeenKey = {
	/** As a mapping names it: `shop.account`, `metadata › account.id` inside a JSON attribute. */
	key: string;
	/** Of the sampled spans, how many carried it (on themselves or on their resource). */
	spans: number;
	/** A few of its values, the first that were seen. */
	values: string[];
};

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
		yield* bagEntries(key, value);
	}
}
