'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';
import { formatCount } from '../../lib/format-count.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { CatalogueTable } from './catalogue-table.tsx';
import type { EditedPrice } from './price-dialog.tsx';
import { draftOf } from './price-draft.ts';
import { useCatalogue } from './use-catalogue.ts';

/** The list prices that hold today; each can be taken for a price of one's own. */
export function Catalogue({ onEdit }: { onEdit: (edited: EditedPrice) => void }) {
	const [search, setSearch] = useState('');
	const [provider, setProvider] = useState('');
	const { catalogue, rows, total, source, providers, more } = useCatalogue(search, provider);
	return (
		<div>
			<div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
				<label className="relative min-w-48 flex-1">
					<span className="sr-only">Search the catalogue</span>
					<Search size={14} className="absolute top-2 left-2.5 text-text-3" />
					<input
						type="search"
						value={search}
						onChange={(event) => setSearch(event.target.value)}
						placeholder="Model or provider"
						className="h-8 w-full rounded border border-line-strong bg-surface pr-2 pl-8 placeholder:text-text-3"
					/>
				</label>
				<label>
					<span className="sr-only">Provider</span>
					<select
						value={provider}
						onChange={(event) => setProvider(event.target.value)}
						className="h-8 max-w-44 rounded border border-line-strong bg-surface px-2"
					>
						<option value="">All providers</option>
						{providers.map((name) => (
							<option key={name} value={name}>
								{name}
							</option>
						))}
					</select>
				</label>
				<p className="text-sm text-text-3">
					{formatCount(total)} prices, USD per million tokens, from {source}
				</p>
			</div>
			{catalogue.isPending && <SkeletonRows rows={8} />}
			{catalogue.isError && (
				<ErrorNote
					title="The catalogue could not be read"
					error={catalogue.error}
					onRetry={() => catalogue.refetch()}
				/>
			)}
			{catalogue.isSuccess && rows.length === 0 && (
				<p className="p-4 text-text-2">No model is called so. Set a price of your own for it.</p>
			)}
			{rows.length > 0 && (
				<CatalogueTable
					rows={rows}
					onMore={more}
					onOverride={({ provider: owner, model, rates, units }) =>
						onEdit({ draft: draftOf({ provider: owner, model, rates, units }), replaces: null })
					}
				/>
			)}
		</div>
	);
}
