import type { SpanDetail } from '@spanledger/api/traces/read-span';

/** Field of the span → what gave it; {} while nobody knows yet, or when the content that would tell has expired. */
export type SpanKeys = { readonly [field: string]: string };

export function spanKeys(span: SpanDetail | undefined): SpanKeys {
	return Object.fromEntries((span?.recognised?.fields ?? []).map(({ field, key }) => [field, key]));
}

/** The keys of several fields, each once, in that order; null when none is known. */
export function keysFor(keys: SpanKeys, fields: readonly string[]): string[] | null {
	const known = new Set(fields.flatMap((field) => keys[field] ?? []));
	return known.size === 0 ? null : [...known];
}
