'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { pricesRange } from './use-prices-view.ts';

export type UnpricedRow = RouterOutputs['prices']['unpriced']['rows'][number];

const aheadMs = 3_600_000; // starts are taken in up to an hour ahead: clocks differ

/** A price mends calls of a named model; a call that told no tokens, or no model, needs another cure. */
export const isPriceable = ({ reason, model }: UnpricedRow): boolean => reason !== 'no-usage' && model !== '';

/** The calls of the range that have no cost. */
export function useUnpriced() {
	const trpc = useTrpc();
	const { slug } = useProject();
	const { window } = useTimeRange(pricesRange);
	const range = useMemo(() => {
		const to = window.to === null ? new Date(Date.now() + aheadMs) : new Date(window.to);
		return { from: new Date(window.from), to };
	}, [window]);
	const unpriced = useQuery(
		trpc.prices.unpriced.queryOptions({ project: slug, ...range }, { placeholderData: keepPreviousData }),
	);
	const rows = unpriced.data?.rows ?? [];
	return {
		unpriced,
		range,
		more: unpriced.data?.more ?? 0,
		priceable: rows.filter(isPriceable),
		others: rows.filter((row) => !isPriceable(row)),
	};
}
