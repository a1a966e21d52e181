import superjson from 'superjson';

/**
 * superjson, except that it refuses objects with a key like `constructor` or `__proto__`, which telemetry may well have.
 * Such an answer goes out as the plain JSON it is; the client's superjson reads both.
 */
export const transformer = {
	serialize: (value: unknown) => {
		try {
			return superjson.serialize(value);
		} catch {
			return { json: value };
		}
	},
	deserialize: superjson.deserialize,
};
