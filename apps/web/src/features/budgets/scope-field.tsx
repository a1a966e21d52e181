'use client';

import { budgetDimensions } from '@spanledger/core/budgets/budget';
import { ListFilter, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { type FilterKey, filterChips, filterLabel, withFilter, withoutFilter } from '../filters/filter-fields.ts';
import { FilterPicker } from '../filters/filter-picker.tsx';
import type { DraftPart } from './form-part.tsx';

/** The filters of a budget as chips: several values of one field = or. */
export function ScopeField({ draft, faults, onChange }: DraftPart) {
	const [isOpen, setOpen] = useState(false);
	const set = (filters: typeof draft.filters) => onChange({ ...draft, filters });
	return (
		<div>
			<div className="flex flex-wrap items-center gap-1.5">
				{filterChips(draft.filters).map(({ key, value }) => (
					<Chip
						key={`${key}=${value}`}
						field={key}
						value={value}
						onRemove={() => set(withoutFilter(draft.filters, key, value))}
					/>
				))}
				<Popover
					label="Add a filter"
					open={isOpen}
					onOpenChange={setOpen}
					trigger={
						<Button>
							<ListFilter size={14} className="text-text-3" /> Narrow to…
						</Button>
					}
				>
					<FilterPicker
						allowed={budgetDimensions}
						onPick={(key, value) => {
							set(withFilter(draft.filters, key, value));
							setOpen(false);
						}}
					/>
				</Popover>
			</div>
			<p className={`mt-1 text-sm ${faults.filters === undefined ? 'text-text-3' : 'text-bad'}`}>
				{faults.filters ??
					(Object.keys(draft.filters).length === 0
						? 'Every call of the project. Judging and evaluators’ own calls are never counted.'
						: 'Several values of one field mean either, several fields mean all.')}
			</p>
		</div>
	);
}

function Chip({ field, value, onRemove }: { field: FilterKey; value: string; onRemove: () => void }) {
	const label = filterLabel(field);
	return (
		<span className="inline-flex h-7 max-w-64 items-center rounded border border-line-strong bg-accent-soft pl-2">
			<span className="truncate">
				<span className="text-text-2">{label}</span> {value === '' ? '(not set)' : value}
			</span>
			<button
				type="button"
				aria-label={`Remove ${label} ${value}`}
				onClick={onRemove}
				className="flex h-full items-center px-1.5 text-text-2 hover:text-text"
			>
				<X size={12} />
			</button>
		</span>
	);
}
