import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markChanges } from './mark-changes.ts';
import type { ResultScore } from './run-result.ts';

const score = (name: string, value: number): ResultScore => ({
	...{ name, dataType: 'numeric', value, label: null, comment: null },
});

test('what stays is left out; what changes is taken from one value and given to another', () => {
	expect(markChanges([score('a', 1), score('b', 0.5)], [score('a', 1), score('b', 0.25)])).toEqual([
		{ name: 'b', source: 'api', dataType: 'numeric', value: '0.5', by: -1 },
		{ name: 'b', source: 'api', dataType: 'numeric', value: '0.25', by: 1 },
	]);
});

const scores = fc.array(
	fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom(0, 1)).map(([name, value]) => score(name, value)),
);

test('changes add up, whatever way results are replaced', () => {
	fc.assert(
		fc.property(scores, scores, scores, (first, second, third) => {
			const sums = new Map<string, number>();
			for (const { name, value, by } of [...markChanges(first, second), ...markChanges(second, third)])
				sums.set(name + value, (sums.get(name + value) ?? 0) + by);
			const direct = markChanges(first, third).map(({ name, value, by }) => [name + value, by]);
			expect([...sums].filter(([, by]) => by !== 0).sort()).toEqual(direct.sort());
		}),
	);
});
