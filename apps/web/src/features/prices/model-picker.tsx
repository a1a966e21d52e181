'use client';

import type { CatalogueRow } from '@spanledger/core/prices/list-catalogue';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Check } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { formatRate } from '../../lib/format-usd.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

export type PricedModel = Pick<CatalogueRow, 'provider' | 'model' | 'rates' | 'units'>;

type ModelPickerProps = { chosen: PricedModel | null; onChoose: (model: PricedModel) => void };

/** A model of the catalogue by words of its name, with its rates. */
export function ModelPicker({ chosen, onChoose }: ModelPickerProps) {
	const [text, setText] = useState('');
	const { rows, total, isPending } = useFound(text.trim());
	return (
		<Command label="Priced models" shouldFilter={false} className="overflow-hidden rounded border border-line-strong">
			<Command.Input
				autoFocus
				value={text}
				onValueChange={setText}
				placeholder="gpt-4o mini, claude sonnet, llama…"
				className="h-9 w-full border-b border-line bg-surface px-3 outline-none placeholder:text-text-3"
			/>
			<Command.List className="h-64 overflow-auto py-1">
				{rows.map((row) => (
					<Command.Item
						key={`${row.provider} ${row.model}`}
						value={`${row.provider} ${row.model}`}
						onSelect={() => onChoose(row)}
						className="flex min-h-8 cursor-default items-center gap-2 px-3 py-1 aria-selected:bg-accent-soft"
					>
						<span className="w-3.5 shrink-0 text-accent">{isSame(row, chosen) && <Check size={14} />}</span>
						<span className="min-w-0 flex-1 truncate">
							{row.model} <span className="text-text-3">{row.provider}</span>
						</span>
						<span className="figure shrink-0 text-sm text-text-2">{ratesOf(row)}</span>
					</Command.Item>
				))}
				{!isPending && rows.length === 0 && (
					<p className="px-3 py-2 text-text-3">No model of the catalogue is called so.</p>
				)}
				{total > rows.length && <p className="px-3 py-2 text-sm text-text-3">{total - rows.length} more: type on.</p>}
			</Command.List>
		</Command>
	);
}

const isSame = (row: PricedModel, chosen: PricedModel | null): boolean =>
	row.model === chosen?.model && row.provider === chosen.provider;

const ratesOf = ({ rates }: PricedModel): string =>
	[rates.input, rates.output].map((rate) => (rate === undefined ? '–' : formatRate(rate.base))).join(' / ');

const shown = 50;

function useFound(text: string) {
	const trpc = useTrpc();
	const { slug } = useProject();
	const search = useDeferredValue(text);
	const { data, isPending } = useQuery(
		trpc.prices.catalogue.queryOptions(
			{ project: slug, search, limit: shown },
			{ staleTime: 600_000, placeholderData: keepPreviousData },
		),
	);
	return { rows: data?.rows ?? [], total: data?.total ?? 0, isPending };
}
