'use client';

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

export const traceSorts = [
	{ value: '-startTime', label: 'Newest first' },
	{ value: 'startTime', label: 'Oldest first' },
	{ value: '-durationMs', label: 'Slowest first' },
	{ value: '-costUsd', label: 'Dearest first' },
] as const;
export type TraceSort = (typeof traceSorts)[number]['value'];

const parsers = {
	/** The trace that is open beside the list. */
	trace: parseAsString,
	/** The span chosen in it: another trace starts with its own choice. */
	span: parseAsString,
	sort: parseAsStringLiteral(traceSorts.map(({ value }) => value)).withDefault('-startTime'),
	/** Traces without a model call are shown too. */
	all: parseAsBoolean.withDefault(false),
	live: parseAsBoolean.withDefault(true),
};

/** What the list shows and which trace is open, kept in the URL. */
export function useTracesView() {
	const [view, setView] = useQueryStates(parsers);
	return {
		...view,
		setSort: (sort: TraceSort) => setView({ sort }, { history: 'push' }),
		setAll: (all: boolean) => setView({ all }, { history: 'push' }),
		setLive: (live: boolean) => setView({ live }),
		/** Steps through the list do not fill the browser's history. */
		step: (trace: string, span: string | null = null) => setView({ trace, span }),
		open: (trace: string | null, span: string | null = null) => setView({ trace, span }, { history: 'push' }),
	};
}
