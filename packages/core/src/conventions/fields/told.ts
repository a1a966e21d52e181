/**
 * A value and what gave it: an attribute, `attribute › path`, `event: name`, `span name`, `tracestate`, or `derived: …` with what it was
 * made of. null = nothing did. Readers return it, so that what pages say about a value cannot differ from how it was read.
 */
export type Told<Value> = { value: Value; key: string | null };

/** Made of other values: `derived: gen_ai.usage.input_tokens + …`. */
export const derived = (...keys: readonly (string | null | undefined)[]): string =>
	`derived: ${keys.filter((key) => key !== null && key !== undefined).join(' + ')}`;
