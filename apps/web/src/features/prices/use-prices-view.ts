'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

export const pricesTabs = ['unpriced', 'own', 'catalogue', 'reprice', 'rules'] as const;
export type PricesTab = (typeof pricesTabs)[number];

const parsers = { tab: parseAsStringLiteral(pricesTabs), job: parseAsString };

/** The range that unpriced calls are looked for in. */
export const pricesRange = '30d';

/** Which part of the page is open and which re-pricing is looked at, kept in the URL. */
export function usePricesView() {
	const [view, setView] = useQueryStates(parsers, { history: 'push' });
	return {
		tab: view.tab,
		jobId: view.job,
		setTab: (tab: PricesTab) => setView({ tab }),
		setJob: (job: string | null) => setView({ job }),
	};
}
