import type { Mapping } from '@spanledger/core/conventions/mapping';
import { expect, test } from 'vitest';
import {
	isSameMapping,
	withKey,
	withKeyEarlier,
	withKeyLast,
	withoutKey,
	withoutStageRule,
	withStageRule,
	withStageRuleEarlier,
} from './edit-mapping.ts';

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

const ruleOf = (pattern: string) => ({ by: 'name', pattern, stage: 's' }) as const;
const ruled: Mapping = { team: ['x'], stageRules: [ruleOf('a'), ruleOf('b')] };

test.each([
	['a rule comes last', withStageRule(ruled, ruleOf('c')), ['a', 'b', 'c']],
	['the same rule stands once', withStageRule(ruled, ruleOf('a')), ['b', 'a']],
	['earlier', withStageRuleEarlier(ruled, 1), ['b', 'a']],
	['the first stays', withStageRuleEarlier(ruled, 0), ['a', 'b']],
	['one gone', withoutStageRule(ruled, 0), ['b']],
])('rules: %s', (_, { stageRules = [], team }, patterns) => {
	expect(stageRules.map(({ pattern }) => pattern)).toEqual(patterns);
	expect(team).toEqual(['x']);
});

test('the last rule takes the list along, and counts as a change', () => {
	const none = withoutStageRule({ stageRules: [ruleOf('a')] }, 0);
	expect(none).toEqual({});
	expect(isSameMapping(none, { stageRules: [ruleOf('a')] })).toBe(false);
});

test('the same keys in another order are another mapping', () => {
	expect(isSameMapping({ team: [] }, {})).toBe(true);
	expect(isSameMapping({ team: ['a', 'b'] }, { team: ['b', 'a'] })).toBe(false);
});
