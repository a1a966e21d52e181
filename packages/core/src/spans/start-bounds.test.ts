import { expect, test } from 'vitest';
import { startBounds } from './start-bounds.ts';

test('90 days back, one hour ahead, 10,000 spans', () => {
	const receivedAtMs = Date.UTC(2026, 10, 20);
	expect(startBounds(receivedAtMs)).toEqual({
		earliestStartNs: BigInt(Date.UTC(2026, 7, 22)) * 1_000_000n,
		latestStartNs: BigInt(Date.UTC(2026, 10, 20, 1)) * 1_000_000n,
		maxSpans: 10_000,
	});
});
