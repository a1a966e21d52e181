import { isSignalName } from '@spanledger/core/quality/signals/signal-name';
import { parseSearch } from '@spanledger/core/search/search-query';
import { spanTypes } from '@spanledger/core/spans/span';

/** What a list of traces or a bill can be narrowed by; the words of the public API. */
export const filterFields = [
	{ key: 'route', label: 'Route' },
	{ key: 'tenant', label: 'Tenant' },
	{ key: 'team', label: 'Team' },
	{ key: 'feature', label: 'Feature' },
	{ key: 'user', label: 'User' },
	{ key: 'session', label: 'Session' },
	{ key: 'model', label: 'Model' },
	{ key: 'provider', label: 'Provider' },
	{ key: 'promptVersion', label: 'Prompt' },
	{ key: 'environment', label: 'Environment' },
	{ key: 'status', label: 'Status' },
	{ key: 'signal', label: 'Signal' },
	{ key: 'outcome', label: 'Outcome' },
	{ key: 'requestId', label: 'Request id' },
	{ key: 'release', label: 'Release' },
	{ key: 'type', label: 'Span type' },
	{ key: 'tool', label: 'Tool' },
	{ key: 'finishReason', label: 'Finish reason' },
	{ key: 'error', label: 'Error message' },
	{ key: 'tag', label: 'Tag' },
	{ key: 'attribute', label: 'Attribute' },
	{ key: 'minCostUsd', label: 'Cost at least' },
	{ key: 'maxCostUsd', label: 'Cost at most' },
	{ key: 'minDurationMs', label: 'Duration at least' },
	{ key: 'maxDurationMs', label: 'Duration at most' },
	{ key: 'stage', label: 'Stage took' },
	{ key: 'minTokens', label: 'Tokens at least' },
	{ key: 'maxTokens', label: 'Tokens at most' },
	{ key: 'score', label: 'Score' },
	{ key: 'reviewed', label: 'Reviewed' },
	{ key: 'text', label: 'Said' },
	{ key: 'q', label: 'Id or name' },
] as const;
export type FilterKey = (typeof filterFields)[number]['key'];

/** Filters that hold one value; a second replaces the first. */
export const singleValueKeys = [
	'minCostUsd',
	'maxCostUsd',
	'minDurationMs',
	'maxDurationMs',
	'minTokens',
	'maxTokens',
	'reviewed',
	'text',
	'q',
] as const satisfies FilterKey[];

/** The dimensions of a bill, which traces are found by too. Their empty value means "not set". */
export const facetKeys = [
	'route',
	'tenant',
	'team',
	'feature',
	'user',
	'session',
	'model',
	'provider',
	'promptVersion',
	'environment',
	'requestId',
] as const satisfies FilterKey[];
export type FacetKey = (typeof facetKeys)[number];

export const isFacet = (key: FilterKey): key is FacetKey => (facetKeys as readonly FilterKey[]).includes(key);

export type Filters = { [key in FilterKey]?: string[] };

export const isSingleValue = (key: FilterKey): boolean => (singleValueKeys as readonly FilterKey[]).includes(key);

export function filterLabel(key: FilterKey): string {
	return filterFields.find((field) => field.key === key)?.label ?? key;
}

/** Adds a value once; single-value filters replace. */
export function withFilter(filters: Filters, key: FilterKey, value: string): Filters {
	const values = filters[key] ?? [];
	if (values.includes(value)) return filters;
	return { ...filters, [key]: isSingleValue(key) ? [value] : [...values, value] };
}

export function withoutFilter(filters: Filters, key: FilterKey, value: string): Filters {
	const { [key]: values = [], ...rest } = filters;
	const left = values.filter((candidate) => candidate !== value);
	return left.length === 0 ? rest : { ...rest, [key]: left };
}

export type FilterChip = { key: FilterKey; value: string };

/** What of a URL can be used, and what is ignored because no question can be asked with it. Fields that a page does not know are neither. */
export function readFilters(
	given: { [key in FilterKey]?: readonly string[] },
	allowed?: readonly FilterKey[],
): { filters: Filters; ignored: FilterChip[] } {
	const filters: Filters = {};
	const ignored: FilterChip[] = [];
	for (const { key } of filterFields) {
		if (allowed !== undefined && !allowed.includes(key)) continue;
		const values = given[key] ?? [];
		const usable = values.filter((value) => filterProblem(key, value) === null);
		if (usable.length > 0) filters[key] = usable;
		const wrong = values.filter((value) => !usable.includes(value) && value.trim() !== '');
		ignored.push(...wrong.map((value) => ({ key, value })));
	}
	return { filters, ignored };
}

/** One chip per filter and value, in the order of the fields. */
export function filterChips(filters: Filters): FilterChip[] {
	return filterFields.flatMap(({ key }) => (filters[key] ?? []).map((value) => ({ key, value })));
}

/** The reason a typed value cannot be used, null when it can. */
export function filterProblem(key: FilterKey, value: string): string | null {
	if (value.trim() === '') return isFacet(key) ? null : 'Type a value.';
	if (key === 'status' && !['ok', 'error', 'unset'].includes(value)) return 'Status is ok, error or unset.';
	if (key === 'signal' && !isSignalName(value)) return 'No such signal.';
	if (key === 'outcome' && !['success', 'failure', 'unknown'].includes(value))
		return 'Outcome is success, failure or unknown.';
	if (key === 'reviewed' && value !== 'true' && value !== 'false') return 'Reviewed is true or false.';
	if (/^m..CostUsd$/.test(key) && !/^\d+(\.\d{1,12})?$/.test(value)) return 'Dollars as a number: 0.05';
	if (/^m..DurationMs$/.test(key) && !/^\d+(\.\d+)?$/.test(value)) return 'Milliseconds as a number: 2000';
	if (key === 'stage' && !/^.{1,200}:(lt|lte|gt|gte):\d{1,12}(\.\d{1,6})?$/.test(value))
		return 'Stage, comparison, milliseconds: llm:gt:1500';
	if (/^m..Tokens$/.test(key) && !/^\d{1,15}$/.test(value)) return 'A whole number: 4000';
	if (key === 'type' && !(spanTypes as readonly string[]).includes(value)) return 'No such type of span.';
	if (key === 'attribute' && !/^[^=]{1,100}=.{1,120}$/s.test(value)) return 'Key and value: http.method=POST';
	if (key === 'text' && parseSearch(value) === null) return 'Type a word.';
	if (key === 'score' && !/^[^:]+:(lt|lte|gt|gte|eq):.+$/.test(value)) return 'Name, comparison, value: helpful:lt:0.5';
	return null;
}
