import superjson from 'superjson';

const plain = new WeakSet<object>();

/**
 * Marks an answer that holds nothing but JSON, so that it goes out as it is. superjson would look at every value of it
 * (half a second for 10,000 spans), and it refuses keys like `constructor` and `__proto__`, which telemetry may well have.
 */
export function asPlain<Answer extends object>(answer: Answer): Answer {
	plain.add(answer);
	return answer;
}

/** superjson on the wire; clients read both kinds of answers with superjson as it comes. */
export const transformer = {
	serialize: (value: unknown) =>
		typeof value === 'object' && value !== null && plain.has(value) ? { json: value } : superjson.serialize(value),
	deserialize: superjson.deserialize,
};
