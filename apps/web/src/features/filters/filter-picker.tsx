'use client';

import { signalNames } from '@spanledger/core/quality/signals/signal-name';
import { spanTypes } from '@spanledger/core/spans/span';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { useState } from 'react';
import { formatCount } from '../../lib/format-count.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { type FacetKey, type FilterKey, filterFields, filterLabel, filterProblem, isFacet } from './filter-fields.ts';

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
	const shown = found ?? [];
	const values = shown.map(({ value }) => value);
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
				{shown.map(({ value, count }) => (
					<Command.Item
						key={value}
						value={value}
						onSelect={() => (isWhole(field, value) ? onPick(value) : setText(begun(field, value)))}
						className={itemClass}
					>
						<span className="truncate">{value}</span>
						{count !== null && <span className="figure ml-auto pl-3 text-sm text-text-3">{formatCount(count)}</span>}
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

/** How a filter goes on behind a key of an attribute, the name of a score or of a stage. */
const goesOn: { readonly [key in FilterKey]?: string } = { attribute: '=', score: ':lt:', stage: ':gt:' };
const isWhole = (field: FilterKey, value: string): boolean => value.includes(goesOn[field]?.[0] ?? '');
const begun = (field: FilterKey, value: string): string => `${value}${goesOn[field] ?? ''}`;

const fixedValues: { readonly [key in FilterKey]?: readonly string[] } = {
	signal: signalNames,
	outcome: ['success', 'failure', 'unknown'],
	reviewed: ['true', 'false'],
};
/** Fields whose values are counted over the latest traces of the range. */
const countedFields = [
	'release',
	'type',
	'tool',
	'finishReason',
	'error',
	'tag',
	'attribute',
	'status',
	'score',
	'stage',
] as const;
type Counted = FacetKey | (typeof countedFields)[number];
const isCounted = (field: FilterKey): field is Counted =>
	isFacet(field) || (countedFields as readonly FilterKey[]).includes(field);
const always: { readonly [key in FilterKey]?: readonly string[] } = {
	status: ['error', 'ok', 'unset'],
	type: spanTypes,
};

type Suggestion = { value: string; count: number | null };

/**
 * Values the field has had, those that begin with the text first, with how many of the latest traces have each; undefined while they are
 * on their way. Values that no recent trace has come last.
 */
function useSuggestions(field: FilterKey, typed: string): Suggestion[] | undefined {
	const trpc = useTrpc();
	const { slug } = useProject();
	const { window } = useTimeRange();
	const range = { from: window.from, ...(window.to === null ? {} : { to: window.to }) };
	const kept = { staleTime: 30_000, placeholderData: keepPreviousData };
	const counted = useQuery(
		trpc.traces.values.queryOptions(isCounted(field) ? { project: slug, field, typed, ...range } : skipToken, kept),
	);
	const known = useQuery(
		trpc.dimensions.values.queryOptions(
			isFacet(field) ? { project: slug, dimension: field, prefix: typed } : skipToken,
			kept,
		),
	);
	const listed = fixedValues[field] ?? always[field];
	const others = listed?.filter((value) => value.includes(typed.toLowerCase())) ?? known.data ?? [];
	if (isCounted(field) && counted.data === undefined) return undefined;
	const first: Suggestion[] = counted.data ?? [];
	const seen = new Set(first.map(({ value }) => value));
	return [...first, ...others.filter((value) => !seen.has(value)).map((value) => ({ value, count: null }))];
}

const inputClass = 'h-9 w-full border-b border-line bg-transparent px-3 outline-none placeholder:text-text-3';
const listClass = 'max-h-72 overflow-auto py-1';
const itemClass = 'flex h-8 cursor-default items-center px-3 aria-selected:bg-accent-soft aria-disabled:text-text-3';
