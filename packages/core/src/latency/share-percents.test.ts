import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharePercents } from './share-percents.ts';

it.each([
	{ shares: [1 / 3, 1 / 3, 1 / 3], percents: [33.4, 33.3, 33.3] },
	{ shares: [0.8625, 0.1375, 0], percents: [86.3, 13.7, 0] }, // 862.5 and 137.5 tenths: the first of equals is raised
	{ shares: [1], percents: [100] },
	{ shares: [0, 0], percents: [0, 0] },
	{ shares: [], percents: [] },
])('$shares', ({ shares, percents }) => {
	expect(sharePercents(shares)).toEqual(percents);
});

it('sums to 100, each within a tenth of what it is', () => {
	fc.assert(
		fc.property(fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (shares) => {
			const total = shares.reduce((sum, share) => sum + share, 0);
			const percents = sharePercents(shares);
			expect(percents.reduce((sum, percent) => sum + percent, 0)).toBeCloseTo(100, 9);
			for (const [index, percent] of percents.entries()) {
				expect(Math.abs(percent - ((shares[index] ?? 0) / total) * 100)).toBeLessThanOrEqual(0.1);
			}
		}),
	);
});
