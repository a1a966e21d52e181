import { spanOf } from '@spanledger/fixtures/span-of';
import { expect, test } from 'vitest';
import { billedAtNs } from './billed-at.ts';

const hourMs = 3_600_000;
const billedAfterMs = (serviceTier: string | null, durationMs: number): number => {
	const span = spanOf('a', { serviceTier, durationMs });
	return Number((billedAtNs(span) - span.startTimeNs) / 1_000_000n);
};

test('a call counts when it starts, an item of a batch when it is done', () => {
	expect(billedAfterMs(null, 6 * hourMs)).toBe(0);
	expect(billedAfterMs('flex', 6 * hourMs)).toBe(0);
	expect(billedAfterMs('batch', 6 * hourMs)).toBe(6 * hourMs);
});

test('an end that cannot be right moves nothing', () => {
	expect(billedAfterMs('batch', -1_000)).toBe(0);
	expect(billedAfterMs('batch', 7 * 24 * hourMs)).toBe(7 * 24 * hourMs);
	expect(billedAfterMs('batch', 7 * 24 * hourMs + 1)).toBe(0);
});
