import { expect, it } from 'vitest';
import { offsetWords, severityLevel } from './log-words.ts';

it.each([
	['ERROR', 'bad'],
	['error2', 'bad'],
	['Critical', 'bad'],
	['WARN', 'warn'],
	['warning', 'warn'],
	['INFO', 'plain'],
	[null, 'plain'],
])('%s is %s', (severity, level) => {
	expect(severityLevel(severity)).toBe(level);
});

it('says when, from the start of the span', () => {
	expect(offsetWords('2026-11-20T12:00:01.500Z', '2026-11-20T12:00:00Z')).toBe('after 1.50 s');
	expect(offsetWords('2026-11-20T12:00:00Z', '2026-11-20T12:00:00Z')).toBe('after 0 ms');
	expect(offsetWords('2026-11-20T12:00:00Z', '2026-11-20T12:00:00.020Z')).toBe('20 ms before');
});
