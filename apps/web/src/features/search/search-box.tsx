'use client';

import { Search, X } from 'lucide-react';
import { useState } from 'react';
import { filterProblem } from '../filters/filter-fields.ts';
import { useFilters } from '../filters/use-filters.ts';

/** Looks in everything that spans were asked and answered; Enter begins. */
export function SearchBox() {
	const { filters, add, remove } = useFilters();
	const inForce = filters.text?.[0] ?? '';
	const [typed, setTyped] = useState<string | null>(null);
	const text = typed ?? inForce;
	const clear = () => {
		setTyped(null);
		if (inForce !== '') remove('text', inForce);
	};
	return (
		<form
			className="flex h-7 w-full items-center gap-1.5 rounded border border-line-strong bg-raised px-2 focus-within:outline-2 focus-within:outline-accent sm:w-72"
			onSubmit={(event) => {
				event.preventDefault();
				if (text.trim() === '') clear();
				else if (filterProblem('text', text) === null) {
					add('text', text.trim());
					setTyped(null);
				}
			}}
		>
			<Search size={14} className="shrink-0 text-text-3" />
			<input
				value={text}
				onChange={(event) => setTyped(event.target.value)}
				aria-label="Search in what was asked and answered"
				title={'Words, a "phrase", begun*, -without'}
				placeholder="Asked or answered…"
				className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-text-3"
			/>
			{text !== '' && (
				<button type="button" aria-label="Clear the search" onClick={clear} className="text-text-3 hover:text-text">
					<X size={12} />
				</button>
			)}
		</form>
	);
}
