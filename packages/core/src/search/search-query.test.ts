import { expect, it } from 'vitest';
import { parseSearch } from './search-query.ts';

const phrase = (...words: string[]) => ({ words, isPrefix: false });

it.each([
	['refund policy', { all: [phrase('refund'), phrase('policy')], none: [] }],
	['"Refund policy" now', { all: [phrase('refund', 'policy'), phrase('now')], none: [] }],
	['"never closed', { all: [phrase('never', 'closed')], none: [] }],
	['req_7f3', { all: [phrase('req', '7f3')], none: [] }],
	['refun*', { all: [{ words: ['refun'], isPrefix: true }], none: [] }],
	['refund -"credit note" -loan', { all: [phrase('refund')], none: [phrase('credit', 'note'), phrase('loan')] }],
	['請求書', { all: [phrase('請求', '求書')], none: [] }],
	['書', { all: [{ words: ['書'], isPrefix: true }], none: [] }],
	['-loan', null],
	['  ', null],
	['!!! "" *', null],
])('%s', (text, query) => {
	expect(parseSearch(text)).toEqual(query);
});
