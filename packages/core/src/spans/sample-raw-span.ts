import type { Attributes, AttributeValue, RawSpan } from './raw-span.ts';

/** A raw span for tests: one second long, a root of its own, with the given attributes. */
export function sampleRawSpan(
	attributes: { readonly [key: string]: AttributeValue } | Attributes,
	overrides: Partial<RawSpan> = {},
): RawSpan {
	return {
		traceId: '0af7651916cd43dd8448eb211c80319c',
		spanId: 'b7ad6b7169203331',
		parentSpanId: null,
		traceState: '',
		flags: 257,
		name: 'sample',
		kind: 1,
		startTimeNs: 1_795_195_650_000_000_000n,
		endTimeNs: 1_795_195_651_000_000_000n,
		attributes: attributes instanceof Map ? attributes : new Map(Object.entries(attributes)),
		droppedAttributesCount: 0,
		events: [],
		links: [],
		status: { code: 0, message: '' },
		resource: new Map(),
		scope: { name: '', version: '' },
		...overrides,
	};
}
