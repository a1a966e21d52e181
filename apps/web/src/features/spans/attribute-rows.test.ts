import { expect, it } from 'vitest';
import { attributeRows, matchesText } from './attribute-rows.ts';

it('sorts keys, opens JSON text and says what each key gave', () => {
	const rows = attributeRows(
		{ 'user.id': 'u_41', metadata: '{"tenant":"acme"}', count: '42' },
		{ user: 'user.id', tenant: 'metadata › tenant', team: 'metadata › team' },
	);
	expect(rows).toEqual([
		{ key: 'count', value: '42', text: '42', usedAs: [] },
		{ key: 'metadata', value: { tenant: 'acme' }, text: '{"tenant":"acme"}', usedAs: ['tenant', 'team'] },
		{ key: 'user.id', value: 'u_41', text: 'u_41', usedAs: ['user'] },
	]);
});

it('leaves text alone that only begins like JSON', () => {
	expect(attributeRows({ note: '[see below' }, {})[0]?.value).toBe('[see below');
});

it.each([
	['', true],
	['TENANT', true],
	['acme', true],
	['globex', false],
])('finds "%s": %s', (text, expected) => {
	const [row] = attributeRows({ metadata: '{"x":"Acme"}' }, { tenant: 'metadata' });
	expect(row !== undefined && matchesText(row, text)).toBe(expected);
});
