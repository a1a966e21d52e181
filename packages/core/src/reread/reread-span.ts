import type { Mapping } from '../conventions/mapping.ts';
import { normaliseSpan } from '../conventions/normalise-span.ts';
import type { RawSpan } from '../spans/raw-span.ts';
import type { Span } from '../spans/span.ts';

/** A stored span and what is left of what was sent. */
export type StoredReading = {
	span: Span;
	raw: RawSpan;
	/** Whether storing cut something of it: what stood behind the cut cannot be read a second time. */
	isCut: boolean;
};

/** What tells of arrival and not of reading. */
type Fact = 'attributeCount' | 'name' | 'kind';

/** Dimensions and the stage follow the mapping, so that a key that was taken away takes its values along. */
const mapped: ReadonlySet<keyof Span> = new Set<keyof Span>(['dimensions', 'resourceDimensions', 'stage']);

/**
 * A stored span read again with today's conventions and the project's mapping. Pure and idempotent. Of a span that storing had
 * to cut, whatever can no longer be found keeps the value of the first reading.
 */
export function rereadSpan({ span, raw, isCut }: StoredReading, mapping: Mapping): Span {
	const { attributeCount, name, kind } = span;
	const facts: Pick<Span, Fact> = { attributeCount, name, kind };
	const again = { ...normaliseSpan(raw, mapping), ...facts };
	return isCut ? { ...again, ...lost(span, again) } : again;
}

/** The fields that were known and no longer are. */
function lost(before: Span, after: Span): Partial<Span> {
	return Object.fromEntries(
		Object.entries(before).filter(
			([field, value]) => isSpanField(field, after) && !mapped.has(field) && !isEmpty(value) && isEmpty(after[field]),
		),
	);
}

function isSpanField(field: string, span: Span): field is keyof Span {
	return field in span;
}

function isEmpty(value: unknown): boolean {
	if (value === null || value === '' || value === false || value === 'missing' || value === 'unset') return true;
	if (typeof value !== 'object') return false;
	return Object.keys(value).length === 0;
}
