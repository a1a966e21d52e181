import { describe, expect, test } from 'vitest';
import { mediaTypeOf, requireEncoding, requireMediaType } from './media-type.ts';

describe('mediaTypeOf', () => {
	test.each([
		['application/json', 'json'],
		['application/json; charset=utf-8', 'json'],
		['Application/JSON;charset=UTF-8', 'json'],
		['application/x-protobuf', 'protobuf'],
		['application/protobuf', 'protobuf'],
		['text/plain', undefined],
		['application/jsonp', undefined],
		['', undefined],
		[undefined, undefined],
	])('%s → %s', (contentType, format) => {
		expect(mediaTypeOf({ 'content-type': contentType })?.format).toBe(format);
	});

	test('refusals name what was sent and what to send', () => {
		expect(() => requireMediaType({ 'content-type': 'text/plain' })).toThrow(
			'Content-Type is "text/plain"; send application/json, application/x-protobuf.',
		);
		expect(() => requireMediaType({})).toThrow('Content-Type is missing');
	});
});

describe('requireEncoding', () => {
	test.each([
		[undefined, 'identity'],
		['', 'identity'],
		['identity', 'identity'],
		['gzip', 'gzip'],
		['GZIP', 'gzip'],
		['x-gzip', 'gzip'],
	])('%s → %s', (sent, encoding) => {
		expect(requireEncoding({ 'content-encoding': sent })).toBe(encoding);
	});

	test.each(['snappy', 'deflate', 'zstd', 'br', 'gzip, gzip'])('refuses %s', (sent) => {
		expect(() => requireEncoding({ 'content-encoding': sent })).toThrow(/send gzip or none/);
	});
});
