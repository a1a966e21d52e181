'use client';

import type { FoundTrace, SearchEvent } from '@spanledger/api/search/search-shape';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTraceQuestion } from '../traces/use-trace-list.ts';
import { useTracesView } from '../traces/use-traces-view.ts';
import { readLines } from './read-lines.ts';
import { searchUrl } from './search-url.ts';

export type SearchState = {
	traces: FoundTrace[];
	/** Everything from here on has been looked at; null before the first news. */
	backTo: string | null;
	isRunning: boolean;
	/** Where to go on; null when the range was looked at to its beginning. */
	before: string | null;
	/** Settled traces that the search does not know yet. */
	notYet: number;
	error: string | null;
};

const begun: SearchState = { traces: [], backTo: null, isRunning: true, before: null, notYet: 0, error: null };

/** The full-text search of the page's question: it begins anew with every other question, and tells as it finds. */
export function useSearch() {
	const question = useTraceQuestion();
	const { all } = useTracesView();
	const [state, setState] = useState<SearchState>(begun);
	const running = useRef<AbortController>(null);
	const url = searchUrl({ ...question, modelOnly: !all });

	const walk = useCallback(async (from: string) => {
		running.current?.abort();
		const walking = new AbortController();
		running.current = walking;
		try {
			const response = await fetch(from, { signal: walking.signal });
			for await (const event of readLines<SearchEvent>(response)) {
				if (!walking.signal.aborted) setState((known) => afterEvent(known, event));
			}
		} catch (error) {
			if (walking.signal.aborted) return;
			const message = error instanceof Error ? error.message : 'the search broke off';
			setState((known) => ({ ...known, isRunning: false, error: message }));
		}
	}, []);
	useEffect(() => {
		setState(begun);
		void walk(url);
		return () => running.current?.abort();
	}, [url, walk]);

	return {
		...state,
		/** Keeps what was found, and where it stopped. */
		stop: () => {
			running.current?.abort();
			setState((known) => ({ ...known, isRunning: false, before: known.backTo }));
		},
		goOn: () => {
			if (state.before === null) return;
			setState((known) => ({ ...known, isRunning: true, before: null }));
			void walk(`${url}&before=${encodeURIComponent(state.before)}`);
		},
	};
}

function afterEvent(known: SearchState, event: SearchEvent): SearchState {
	if (event.kind === 'searched') return { ...known, backTo: event.backTo };
	if (event.kind === 'failed') return { ...known, isRunning: false, error: event.message };
	if (event.kind === 'end') return { ...known, isRunning: false, before: event.before, notYet: event.notYet };
	const seen = new Set(known.traces.map(({ traceId }) => traceId));
	return { ...known, traces: [...known.traces, ...event.traces.filter(({ traceId }) => !seen.has(traceId))] };
}
