import { expect, test } from 'vitest';
import { columnsFor } from './waterfall-context.ts';

test.each([
	['a telephone', 400, { showsSelf: false, showsCost: false }],
	['beside the list on 1280 px', 545, { showsSelf: false, showsCost: true }],
	// (1280 − rail 200) × 55 % − scrollbar
	['the whole page on 1280 px', 580, { showsSelf: true, showsCost: true }],
])('%s', (_, width, shown) => {
	expect(columnsFor(width, 'tree')).toMatchObject(shown);
});
