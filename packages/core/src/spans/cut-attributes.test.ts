import { expect, test } from 'vitest';
import { cutAttributes, cutMark } from './cut-attributes.ts';
import type { AttributeValue } from './raw-span.ts';

const cut = (value: AttributeValue, limit: number, key = 'k') => {
	const { attributes, truncatedKeys } = cutAttributes(new Map([[key, value]]), limit);
	return { value: attributes.get(key), truncatedKeys };
};

const texts: [name: string, text: string, limit: number, kept: string][] = [
	['one byte over', 'abcdef', 5, 'abcde'],
	// é is 2 bytes of UTF-8, € 3, 👍 4 (and two UTF-16 units): a character is kept whole or not at all
	['two-byte characters', 'ééé', 5, 'éé'],
	['three-byte characters', '€€', 5, '€'],
	['a surrogate pair', '👍👍', 7, '👍'],
	['nothing fits', '👍', 3, ''],
];

test.each(texts)('text is cut at the limit in bytes: %s', (_name, text, limit, kept) => {
	expect(cut(text, limit)).toEqual({ value: kept + cutMark, truncatedKeys: ['k'] });
});

test.each(['abcde', 'éé', '€', '👍'])('%s fits into 5 bytes', (text) => {
	expect(cut(text, 5)).toEqual({ value: text, truncatedKeys: [] });
});

test('the limit is 64 KiB', () => {
	const { attributes, truncatedKeys } = cutAttributes(
		new Map([
			['fits', 'x'.repeat(65_536)],
			['over', 'x'.repeat(65_537)],
		]),
	);
	expect(truncatedKeys).toEqual(['over']);
	expect(attributes.get('fits')).toHaveLength(65_536);
	expect(attributes.get('over')).toBe('x'.repeat(65_536) + cutMark);
});

test('a structured value over the limit is kept as the start of its JSON', () => {
	const list = ['aaaa', 'bbbb', 'cccc'];
	expect(cut(list, 100)).toEqual({ value: list, truncatedKeys: [] });
	expect(cut(list, 12)).toEqual({ value: `["aaaa","bbb${cutMark}`, truncatedKeys: ['k'] });
	expect(cut(new Map([['a', 'x'.repeat(50)]]), 10)).toEqual({ value: `{"a":"xxxx${cutMark}`, truncatedKeys: ['k'] });
});

test('embedding vectors are dropped and named', () => {
	const key = 'embedding.embeddings.12.embedding.vector';
	expect(cut([0.1, 0.2, 0.3], 1000, key)).toEqual({ value: '[vector of 3 numbers dropped]', truncatedKeys: [key] });
	expect(cut([0.1], 1000, 'my.vector').truncatedKeys).toEqual([]);
});

test('what fits is the very same map', () => {
	const attributes = new Map<string, AttributeValue>([['a', 1]]);
	expect(cutAttributes(attributes).attributes).toBe(attributes);
});
