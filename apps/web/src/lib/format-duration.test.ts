import { expect, it } from 'vitest';
import { formatDuration } from './format-duration.ts';

it.each([
	[null, '–'],
	[0, '0 ms'],
	[0.004, '<0.01 ms'],
	[0.42, '0.42 ms'],
	[87.4, '87 ms'],
	[99.4, '99 ms'],
	[99.6, '0.10 s'],
	[210, '0.21 s'],
	[2310, '2.31 s'],
	[9996, '10.0 s'],
	[23_100, '23.1 s'],
	[59_960, '1 m'],
	[192_000, '3 m 12 s'],
	[3_840_000, '1 h 4 m'],
	[183_600_000, '2 d 3 h'],
])('%s ms → %s', (ms, expected) => {
	expect(formatDuration(ms)).toBe(expected);
});
