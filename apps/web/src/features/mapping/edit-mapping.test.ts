import type { Mapping } from '@spanledger/core/conventions/mapping';
import { expect, test } from 'vitest';
import { isSameMapping, withKey, withKeyEarlier, withKeyLast, withoutKey } from './edit-mapping.ts';

const mapping: Mapping = { tenant: ['a', 'b', 'c'] };

const edits: [name: string, edited: Mapping, expected: Mapping][] = [
	['a new key comes first', withKey(mapping, 'tenant', ' x '), { tenant: ['x', 'a', 'b', 'c'] }],
	['a known key moves to the front', withKey(mapping, 'tenant', 'c'), { tenant: ['c', 'a', 'b'] }],
	['a key of another name', withKey(mapping, 'team', 'x'), { tenant: ['a', 'b', 'c'], team: ['x'] }],
	['nothing is no key', withKey(mapping, 'team', ' '), { tenant: ['a', 'b', 'c'] }],
	['a typed key comes last', withKeyLast(mapping, 'tenant', ' x '), { tenant: ['a', 'b', 'c', 'x'] }],
	['a known one stays where it is', withKeyLast(mapping, 'tenant', 'b'), { tenant: ['a', 'b', 'c'] }],
	['earlier', withKeyEarlier(mapping, 'tenant', 'c'), { tenant: ['a', 'c', 'b'] }],
	['the first stays', withKeyEarlier(mapping, 'tenant', 'a'), { tenant: ['a', 'b', 'c'] }],
	['one gone', withoutKey(mapping, 'tenant', 'b'), { tenant: ['a', 'c'] }],
	['the last one takes the name along', withoutKey({ team: ['x'] }, 'team', 'x'), {}],
];

test.each(edits)('%s', (_, edited, expected) => {
	expect(edited).toEqual(expected);
	expect(mapping).toEqual({ tenant: ['a', 'b', 'c'] });
});

test('the same keys in another order are another mapping', () => {
	expect(isSameMapping({ team: [] }, {})).toBe(true);
	expect(isSameMapping({ team: ['a', 'b'] }, { team: ['b', 'a'] })).toBe(false);
});
