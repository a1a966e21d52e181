'use client';

import { signalNames } from '@spanledger/core/quality/signals/signal-name';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { useState } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';
import { type FilterKey, filterFields, filterLabel, filterProblem, isFacet } from './filter-fields.ts';

type FilterPickerProps = { allowed?: readonly FilterKey[]; onPick: (key: FilterKey, value: string) => void };

/** First the field, then its value: one of those seen in the range, or whatever is typed. */
export function FilterPicker({ allowed, onPick }: FilterPickerProps) {
	const [field, setField] = useState<FilterKey | null>(null);
	if (field !== null) return <ValuePicker field={field} onPick={(value) => onPick(field, value)} />;
	const fields = filterFields.filter(({ key }) => allowed === undefined || allowed.includes(key));
	return (
		<Command label="Filter by" className="w-64">
			<Command.Input autoFocus placeholder="Filter by…" className={inputClass} />
			<Command.List className={listClass}>
				<Command.Empty className="px-3 py-2 text-text-3">No such field.</Command.Empty>
				{fields.map(({ key, label }) => (
					<Command.Item key={key} value={label} onSelect={() => setField(key)} className={itemClass}>
						{label}
					</Command.Item>
				))}
			</Command.List>
		</Command>
	);
}

function ValuePicker({ field, onPick }: { field: FilterKey; onPick: (value: string) => void }) {
	const [text, setText] = useState('');
	const typed = text.trim();
	const found = useSuggestions(field, typed);
	const values = found ?? [];
	const problem = filterProblem(field, typed);
	return (
		<Command label={filterLabel(field)} className="w-64">
			<Command.Input
				autoFocus
				value={text}
				onValueChange={setText}
				placeholder={`${filterLabel(field)}…`}
				className={inputClass}
			/>
			<Command.List className={listClass}>
				{values.map((value) => (
					<Command.Item key={value} value={value} onSelect={() => onPick(value)} className={itemClass}>
						<span className="truncate">{value}</span>
					</Command.Item>
				))}
				{typed !== '' && !values.includes(typed) && (
					<Command.Item
						value={`typed ${typed}`}
						keywords={[typed]}
						disabled={problem !== null}
						onSelect={() => onPick(typed)}
						className={itemClass}
					>
						{problem ?? `Use “${typed}”`}
					</Command.Item>
				)}
				{typed === '' && isFacet(field) && found !== undefined && (
					<Command.Item value="not set" onSelect={() => onPick('')} className={`${itemClass} text-text-2`}>
						(not set)
					</Command.Item>
				)}
				{typed === '' && !isFacet(field) && values.length === 0 && (
					<p className="px-3 py-2 text-text-3">Type a value.</p>
				)}
			</Command.List>
		</Command>
	);
}

const fixedValues: { readonly [key in FilterKey]?: readonly string[] } = {
	status: ['error', 'ok', 'unset'],
	signal: signalNames,
	outcome: ['success', 'failure', 'unknown'],
};

/** Values the field has had, those that begin with the text; undefined while they are on their way. */
function useSuggestions(field: FilterKey, prefix: string): string[] | undefined {
	const trpc = useTrpc();
	const { slug } = useProject();
	const { data } = useQuery(
		trpc.dimensions.values.queryOptions(isFacet(field) ? { project: slug, dimension: field, prefix } : skipToken, {
			staleTime: 30_000,
			placeholderData: keepPreviousData,
		}),
	);
	const listed = fixedValues[field];
	if (listed !== undefined) return listed.filter((value) => value.includes(prefix.toLowerCase()));
	return isFacet(field) ? data : [];
}

const inputClass = 'h-9 w-full border-b border-line bg-transparent px-3 outline-none placeholder:text-text-3';
const listClass = 'max-h-72 overflow-auto py-1';
const itemClass = 'flex h-8 cursor-default items-center px-3 aria-selected:bg-accent-soft aria-disabled:text-text-3';
