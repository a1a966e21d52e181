import { expect, test } from 'vitest';
import { partitionOf } from './partition-of.ts';

test.each([
	['day', '2026-11-20T23:59:59.999Z', 'spans_20261120', '2026-11-20', '2026-11-21'],
	['day', '2026-12-31T00:00:00.000Z', 'spans_20261231', '2026-12-31', '2027-01-01'],
	['month', '2026-11-20T12:00:00.000Z', 'spans_202611', '2026-11-01', '2026-12-01'],
	['month', '2026-12-31T23:00:00.000Z', 'spans_202612', '2026-12-01', '2027-01-01'],
] as const)('%s of %s', (width, start, name, from, to) => {
	expect(partitionOf('spans', width, new Date(start))).toEqual({ name, from: new Date(from), to: new Date(to) });
});
