import { expect, test } from 'vitest';
import { storableKind, storableNs, storableText, storableTokens, storableUsd } from './storable.ts';

test.each([
	[storableNs(2n ** 64n - 1n), 9_223_372_036_854_775_807n],
	[storableNs(5n), 5n],
	[storableTokens(12), 12],
	[storableTokens(1.5), null],
	[storableTokens(1e300), null],
	[storableTokens(undefined), null],
	[storableKind(3), 3],
	[storableKind(70_000), 0],
	[storableText('x'.repeat(65_536)), 'x'.repeat(200)],
	[storableText(`${'x'.repeat(199)}😀`), 'x'.repeat(199)],
	[storableText(null), null],
	[storableUsd('0.00210000000000049'), '0.0021'],
	[storableUsd('1e30'), null],
	[storableUsd('999999999999999999'), '999999999999999999'],
	[storableUsd('a lot'), null],
])('%#: %s', (stored, expected) => {
	expect(stored).toEqual(expected);
});
