import { describe, expect, it } from 'vitest';
import { browserOrigins, mayBrowserSend } from './browser-origins.ts';

describe('browserOrigins', () => {
	it.each([
		['https://Shop.example', 'https://shop.example'],
		[' https://shop.example/ ', 'https://shop.example'],
		['https://shop.example:443', 'https://shop.example'],
		['http://localhost:5173', 'http://localhost:5173'],
		['*', '*'],
	])('%s is %s', (typed, origin) => expect(browserOrigins.parse([typed, typed])).toEqual([origin]));

	it.each(['shop.example', 'https://shop.example/chat', 'ftp://shop.example', 'https://', 'null', ''])(
		'refuses "%s"',
		(typed) => {
			const { error } = browserOrigins.safeParse([typed]);
			expect(error?.issues[0]?.message).toBe(`"${typed}" is no origin such as https://shop.example`);
		},
	);

	it('needs one', () =>
		expect(browserOrigins.safeParse([]).error?.issues[0]?.message).toContain('at least one origin'));
});

describe('mayBrowserSend', () => {
	it.each([
		[['https://a.example'], 'https://a.example', true],
		[['https://a.example'], 'https://A.example', true],
		[['https://a.example'], 'https://a.example.evil', false],
		[['https://a.example'], 'http://a.example', false],
		[['https://a.example'], undefined, false],
		[['*'], 'https://b.example', true],
		// a sandboxed frame or a file
		[['*'], 'null', true],
		[['*'], undefined, false],
	])('%j, from %s: %s', (allowed, origin, may) => expect(mayBrowserSend(allowed, origin)).toBe(may));
});
