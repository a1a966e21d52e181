import { DomainError } from '@spanledger/core/domain-error';
import type { StoredLink } from './list-links.ts';

/** Where a page of links ended. Opaque outside. */
export function encodeLinkCursor({ start, traceId, spanId, targetTraceId, targetSpanId }: StoredLink): string {
	return Buffer.from([start.getTime(), traceId, spanId, targetTraceId, targetSpanId].join('/')).toString('base64url');
}

/** Throws `invalid` for anything that `encodeLinkCursor` did not make. */
export function decodeLinkCursor(cursor: string): StoredLink {
	const text = Buffer.from(cursor, 'base64url').toString();
	const parts = /^(\d{1,15})\/([0-9a-f]{32})\/([0-9a-f]{16})\/([0-9a-f]{32})\/([0-9a-f]{16})$/.exec(text);
	if (parts === null) throw new DomainError('invalid', 'not a cursor of this list', 'cursor');
	const [, ms = '', traceId = '', spanId = '', targetTraceId = '', targetSpanId = ''] = parts;
	return { start: new Date(Number(ms)), traceId, spanId, targetTraceId, targetSpanId };
}
