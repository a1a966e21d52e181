import type { RereadDimension, RereadTally } from '@spanledger/core/reread/reread-tally';
import { formatCount, plural } from '../../lib/format-count.ts';

/** How far back stored spans are read again. Spans live 90 days. */
export const rereadRanges = [
	{ value: '1', label: 'Last 24 hours' },
	{ value: '7', label: 'Last 7 days' },
	{ value: '30', label: 'Last 30 days' },
	{ value: '91', label: 'Everything stored' },
] as const;
export type RereadDays = (typeof rereadRanges)[number]['value'];

/** The moves of one dimension in words: "312 calls from unset to 5 values". */
export function moveWords(dimension: RereadDimension, tally: RereadTally): string {
	const { moves, otherCalls } = tally.dimensions[dimension] ?? { moves: [], otherCalls: 0 };
	const calls = otherCalls + moves.reduce((sum, move) => sum + move.calls, 0);
	const things = dimension === 'stage' ? plural(calls, 'span') : plural(calls, 'call');
	if (otherCalls > 0) return `${things} to more than ${formatCount(moves.length)} values`;
	return `${things} from ${ends(moves.map(({ from }) => from))} to ${ends(moves.map(({ to }) => to))}`;
}

/** The one value, or how many there are. */
function ends(values: readonly string[]): string {
	const distinct = new Set(values);
	const [only = ''] = distinct;
	return distinct.size === 1 ? valueWords(only) : `${formatCount(distinct.size)} values`;
}

export const valueWords = (value: string): string => (value === '' ? 'unset' : value);

/** What else the second reading finds, one sentence each. */
export function noteWords(tally: RereadTally): string[] {
	const notes: [number, string][] = [
		[tally.withoutContent, 'have no content any more: their values stay.'],
		[tally.closed, 'belong to traces whose older spans are gone: their bill is final.'],
	];
	const calls: [number, string][] = [
		[tally.callsAdded, 'more on the bill.'],
		[tally.callsRemoved, 'fewer on the bill.'],
		[tally.callsRecounted, 'with another model, tier or number of tokens.'],
	];
	return [
		...calls.filter(([count]) => count > 0).map(([count, words]) => `${plural(count, 'call')} ${words}`),
		...notes.filter(([count]) => count > 0).map(([count, words]) => `${plural(count, 'span')} ${words}`),
	];
}
