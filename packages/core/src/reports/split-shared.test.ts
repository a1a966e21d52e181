import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitShared } from './split-shared.ts';

describe('splitShared', () => {
	it.each([
		{ shared: 100n, direct: [1n, 1n], parts: [50n, 50n] },
		{ shared: 100n, direct: [3n, 1n, 0n], parts: [75n, 25n, 0n] },
		{ shared: 100n, direct: [1n, 1n, 1n], parts: [34n, 33n, 33n] },
		{ shared: 2n, direct: [1n, 3n, 3n], parts: [0n, 1n, 1n] },
		{ shared: -100n, direct: [1n, 1n, 1n], parts: [-34n, -33n, -33n] },
		{ shared: 100n, direct: [-5n, 5n], parts: [0n, 100n] },
		{ shared: 0n, direct: [7n], parts: [0n] },
	])('$shared over $direct is $parts', ({ shared, direct, parts }) => {
		expect(splitShared(shared, direct)).toEqual(parts);
	});

	it('has nobody to charge where nobody spent', () => {
		expect(splitShared(100n, [0n, 0n])).toBeNull();
		expect(splitShared(100n, [])).toBeNull();
	});

	it('never loses a pico-dollar, and gives nobody more than his share by one', () => {
		const money = fc.bigInt({ min: 0n, max: 10n ** 18n });
		fc.assert(
			fc.property(
				fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
				fc.array(money, { minLength: 1 }),
				(shared, direct) => {
					const parts = splitShared(shared, direct);
					const sum = direct.reduce((total, spend) => total + spend, 0n);
					if (sum === 0n) return expect(parts).toBeNull();
					expect(parts?.reduce((total, part) => total + part, 0n)).toBe(shared);
					for (const [index, part] of (parts ?? []).entries()) {
						const exact = (shared * (direct[index] ?? 0n)) / sum;
						expect(part - exact >= -1n && part - exact <= 1n).toBe(true);
					}
				},
			),
		);
	});
});
