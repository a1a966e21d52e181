import type { IncomingHttpHeaders } from 'node:http';
import { DomainError } from '@spanledger/core/domain-error';
import type { OtlpFormat } from '@spanledger/otlp/format';
import type { BodyEncoding } from './body.ts';

/** How a body is written; `contentType` is what the answer must carry too. */
export type MediaType = { format: OtlpFormat; contentType: string };

const formats = new Map<string, OtlpFormat>([
	['application/json', 'json'],
	['application/x-protobuf', 'protobuf'],
	// not in the specification, but some clients send it
	['application/protobuf', 'protobuf'],
]);
export const acceptedTypes = [...formats.keys()].slice(0, 2).join(', ');

/** The media type without parameters such as charset; null when it is none of OTLP's. */
export function mediaTypeOf(headers: IncomingHttpHeaders): MediaType | null {
	const contentType = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
	const format = formats.get(contentType);
	return format === undefined ? null : { format, contentType };
}

/** Throws DomainError('unsupported') on a media type that is none of OTLP's. */
export function requireMediaType(headers: IncomingHttpHeaders): MediaType {
	const mediaType = mediaTypeOf(headers);
	if (mediaType !== null) return mediaType;
	const sent = headers['content-type'];
	throw new DomainError(
		'unsupported',
		`Content-Type ${sent === undefined ? 'is missing' : `is ${shown(sent)}`}; send ${acceptedTypes}.`,
		'content-type',
	);
}

/** Throws DomainError('unsupported') on anything but gzip or nothing. */
export function requireEncoding(headers: IncomingHttpHeaders): BodyEncoding {
	const sent = headers['content-encoding']?.trim().toLowerCase() ?? '';
	if (sent === '' || sent === 'identity') return 'identity';
	if (sent === 'gzip' || sent === 'x-gzip') return 'gzip';
	throw new DomainError('unsupported', `Content-Encoding is ${shown(sent)}; send gzip or none.`, 'content-encoding');
}

const shown = (value: string) => JSON.stringify(value.slice(0, 64));
