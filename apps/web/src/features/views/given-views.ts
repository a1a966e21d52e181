/** A score's name with the numbers that fail. */
export type JudgedName = { name: string; direction: 'higher' | 'lower' | 'none'; passMark: number | null };
/** `query`: filters and order as the address of the list has them. */
export type View = { name: string; query: string };

/** The views that every project has. Low-scored comes with the first score that can be low. */
export function givenViews(scores: readonly JudgedName[]): View[] {
	const low = lowScores(scores);
	return [
		{ name: 'Errors', query: 'status=error' },
		{ name: 'Slowest', query: 'sort=-durationMs' },
		{ name: 'Dearest', query: 'sort=-costUsd' },
		...(low.length === 0 ? [] : [{ name: 'Low-scored', query: new URLSearchParams(low).toString() }]),
		{ name: 'Unreviewed', query: 'outcome=failure&reviewed=false' },
	];
}

/** As many as the list takes of one filter. */
const mostScores = 20;

const lowScores = (scores: readonly JudgedName[]): [string, string][] =>
	scores
		.filter(({ name, direction, passMark }) => direction !== 'none' && passMark !== null && !name.includes(':'))
		.slice(0, mostScores)
		.map(({ name, direction, passMark }) => ['score', `${name}:${direction === 'higher' ? 'lt' : 'gt'}:${passMark}`]);

/** What of an address a view keeps: not the open trace, the zone, or a range that stands still. */
export function viewOf(address: URLSearchParams): string {
	const kept = new URLSearchParams(address);
	for (const name of ['trace', 'span', 'tz', 'from', 'to', 'live', 'view']) kept.delete(name);
	kept.sort();
	return kept.toString();
}

/** Whether an address shows what the view keeps, in whichever range where it names none. */
export function isShown({ query }: View, address: URLSearchParams): boolean {
	const view = new URLSearchParams(query);
	const shown = new URLSearchParams(viewOf(address));
	if (!view.has('range')) shown.delete('range');
	return viewOf(view) === shown.toString();
}

/** The address of a view: the zone of the reader stays, and the range where the view names none. */
export function addressOf({ query }: View, here: URLSearchParams): string {
	const address = new URLSearchParams(query);
	const keeps = address.has('range') ? ['tz'] : ['tz', 'range', 'from', 'to'];
	for (const name of keeps) {
		const value = here.get(name);
		if (value !== null) address.set(name, value);
	}
	return address.toString();
}
