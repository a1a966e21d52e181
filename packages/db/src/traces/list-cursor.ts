import { DomainError } from '@spanledger/core/domain-error';
import type { TraceSort } from './trace-filter.ts';

/** Where a page ended: the last row's sort key. Opaque outside. */
export type ListCursor = {
	/** Duration in nanoseconds or cost in USD as text; '' when sorted by time alone. */
	value: string;
	/** ISO 8601 with milliseconds, the grain of `start_time`. */
	startTime: string;
	/** Lower-case hex. */
	traceId: string;
};

/** The sort is part of it: a cursor of another order would silently skip rows. */
export function encodeCursor(sort: TraceSort, { value, startTime, traceId }: ListCursor): string {
	return Buffer.from(JSON.stringify([sortName(sort), value, startTime, traceId])).toString('base64url');
}

/** Throws `invalid` for anything that `encodeCursor` did not make for this sort. */
export function decodeCursor(sort: TraceSort, cursor: string): ListCursor {
	const parts = parse(cursor);
	const [name, value, startTime, traceId] = parts;
	const isValid =
		parts.length === 4 &&
		name === sortName(sort) &&
		typeof value === 'string' &&
		(sort.by === 'startTime' ? value === '' : /^-?\d{1,30}(\.\d{1,12})?$/.test(value)) &&
		typeof startTime === 'string' &&
		/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(startTime) &&
		!Number.isNaN(Date.parse(startTime)) &&
		typeof traceId === 'string' &&
		/^[0-9a-f]{32}$/.test(traceId);
	if (!isValid) throw new DomainError('invalid', 'not a cursor of this list and sort', 'cursor');
	return { value, startTime, traceId };
}

const sortName = ({ by, direction }: TraceSort): string => `${direction === 'desc' ? '-' : '+'}${by}`;

function parse(cursor: string): unknown[] {
	try {
		const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
		return Array.isArray(parsed) ? parsed : [];
	} catch {
		return [];
	}
}
