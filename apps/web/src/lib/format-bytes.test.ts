import { expect, it } from 'vitest';
import { formatBytes } from './format-bytes.ts';

it.each([
	[null, '–'],
	[0, '0 B'],
	[812, '812 B'],
	[999.7, '1.00 KB'],
	[4_200, '4.20 KB'],
	[38_060_000, '38.1 MB'],
	[256_000_000, '256 MB'],
	[999_600_000, '1.00 GB'],
	[1_250_000_000, '1.25 GB'],
	[-2_000, '−2.00 KB'],
])('%s → %s', (bytes, text) => {
	expect(formatBytes(bytes)).toBe(text);
});
