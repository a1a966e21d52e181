'use client';

import { parseAsString, useQueryStates } from 'nuqs';

const parsers = {
	/** The two traces; a is what b is held against. */
	a: parseAsString.withDefault(''),
	b: parseAsString.withDefault(''),
	/** The step that is open: `spanId.spanId`, a side without one is empty. */
	step: parseAsString.withDefault(''),
};

/** Which traces and which step are compared, kept in the URL. */
export function useCompareView() {
	const [view, setView] = useQueryStates(parsers);
	return {
		...view,
		setTraces: (a: string, b: string) => setView({ a, b, step: null }, { history: 'push' }),
		swap: () => setView({ a: view.b, b: view.a, step: view.step.split('.').reverse().join('.') || null }),
		setStep: (step: string) => setView({ step }),
	};
}
