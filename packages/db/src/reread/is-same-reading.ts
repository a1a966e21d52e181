import type { Span } from '@spanledger/core/spans/span';
import { spanColumns } from '../spans/span-columns.ts';

/** Whether two readings of a span would be stored as the same row. */
export function isSameReading(before: Span, after: Span): boolean {
	return spanColumns.every(([, value]) => comparable(value(before)) === comparable(value(after)));
}

function comparable(value: unknown): unknown {
	if (typeof value === 'string') return value.startsWith('{') ? sorted(value) : value;
	if (Buffer.isBuffer(value)) return value.toString('hex');
	if (value instanceof Date) return value.getTime();
	return Array.isArray(value) ? JSON.stringify(value) : value;
}

/** jsonb gives keys back in an order of its own. */
function sorted(json: string): string {
	try {
		const entries = Object.entries(JSON.parse(json) as object);
		return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
	} catch {
		return json; // text that only looks like JSON
	}
}
