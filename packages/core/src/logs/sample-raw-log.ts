import type { AttributeValue } from '../spans/raw-span.ts';
import type { RawLog } from './raw-log.ts';

/** A raw log record for tests, of the span that `sampleRawSpan` makes, with the given attributes. */
export function sampleRawLog(
	attributes: { readonly [key: string]: AttributeValue },
	overrides: Partial<RawLog> = {},
): RawLog {
	return {
		timeNs: 1_795_195_650_500_000_000n,
		observedTimeNs: 1_795_195_650_500_000_000n,
		severityNumber: 9,
		severityText: 'INFO',
		eventName: '',
		body: null,
		attributes: new Map(Object.entries(attributes)),
		traceId: '0af7651916cd43dd8448eb211c80319c',
		spanId: 'b7ad6b7169203331',
		flags: 1,
		resource: new Map(),
		scope: { name: '', version: '' },
		...overrides,
	};
}
