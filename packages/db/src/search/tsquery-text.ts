import type { Phrase, SearchQuery } from '@spanledger/core/search/search-query';

/** As Postgres reads it: `('refund' <-> 'policy') & 'order':* & !('loan')`. Words are letters and digits: nothing needs escaping. */
export function tsqueryText({ all, none }: SearchQuery): string {
	return [...all.map(phraseText), ...none.map((phrase) => `!${phraseText(phrase)}`)].join(' & ');
}

function phraseText({ words, isPrefix }: Phrase): string {
	const last = words.length - 1;
	return `(${words.map((word, index) => `'${word}'${isPrefix && index === last ? ':*' : ''}`).join(' <-> ')})`;
}
