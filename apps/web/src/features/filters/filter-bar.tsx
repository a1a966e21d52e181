'use client';

import { ListFilter, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { type FilterChip as Chip, type FilterKey, filterLabel, filterProblem } from './filter-fields.ts';
import { FilterPicker } from './filter-picker.tsx';
import { useFilters } from './use-filters.ts';

/** The filters in force as chips, and a way to add one. */
export function FilterBar({ allowed }: { allowed?: readonly FilterKey[] }) {
	const { chips, ignored, add, remove, forget, clear } = useFilters(allowed);
	const [open, setOpen] = useState(false);
	return (
		<div className="flex min-w-0 flex-wrap items-center gap-1">
			{chips.map(({ key, value }) => (
				<FilterChip key={`${key}=${value}`} field={key} value={value} onRemove={() => remove(key, value)} />
			))}
			{ignored.map((chip) => (
				<IgnoredChip key={`${chip.key}=${chip.value}`} chip={chip} onRemove={() => forget(chip)} />
			))}
			<Popover
				label="Add a filter"
				open={open}
				onOpenChange={setOpen}
				trigger={
					<Button look={chips.length === 0 ? 'plain' : 'quiet'}>
						<ListFilter size={14} className="text-text-3" />
						Filter
					</Button>
				}
			>
				<FilterPicker
					{...(allowed === undefined ? {} : { allowed })}
					onPick={(key, value) => {
						add(key, value);
						setOpen(false);
					}}
				/>
			</Popover>
			{chips.length > 1 && (
				<Button look="quiet" onClick={clear}>
					Clear
				</Button>
			)}
		</div>
	);
}

function FilterChip({ field, value, onRemove }: { field: FilterKey; value: string; onRemove: () => void }) {
	const label = filterLabel(field);
	return (
		<span className="inline-flex h-7 max-w-64 items-center rounded border border-line-strong bg-accent-soft pl-2">
			<span className="truncate" title={`${label}: ${value}`}>
				<span className="text-text-2">{label}</span> {value === '' ? '(not set)' : value}
			</span>
			<button
				type="button"
				aria-label={`Remove filter ${label} ${value}`}
				onClick={onRemove}
				className="flex h-full items-center px-1.5 text-text-2 hover:text-text"
			>
				<X size={12} />
			</button>
		</span>
	);
}

/** What the URL asks for and cannot be asked: the page would look filtered, and is not. */
function IgnoredChip({ chip: { key, value }, onRemove }: { chip: Chip; onRemove: () => void }) {
	return (
		<span
			role="status"
			className="inline-flex h-7 max-w-80 items-center rounded border border-dashed border-warn pl-2 text-warn"
		>
			<span className="truncate" title={filterProblem(key, value) ?? ''}>
				ignored: {key}={value}
			</span>
			<button
				type="button"
				aria-label={`Remove ${key}=${value}, which is ignored`}
				onClick={onRemove}
				className="flex h-full items-center px-1.5 hover:text-text"
			>
				<X size={12} />
			</button>
		</span>
	);
}
