import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { cutText } from '../spans/clean-text.ts';
import { type Dimensions, dimensionNames } from '../spans/dimensions.ts';
import type { Span } from '../spans/span.ts';

/** What the list filters by, as the public contract names it. */
const entryFacets = [
	'tenant',
	'team',
	'feature',
	'user',
	'session',
	'requestId',
	'environment',
	'release',
	'route',
	'model',
	'provider',
	'promptVersion',
] as const;

/** A trace of many agents names this much of each kind; the attributes of its spans are searched too. */
const mostOfKind = 50;
const mostErrors = 5;
const longestError = 200;

/**
 * `tenant=acme`, `model=gpt-4o`, `tool=lookup`, …: a filter matches a trace by its own value or by that of any of its ledger entries or
 * spans.
 */
export function facetsOf(
	dimensions: Dimensions,
	entries: readonly LedgerEntry[],
	spans: readonly Span[] = [],
): string[] {
	const facets = new Set<string>();
	for (const name of dimensionNames) {
		const value = dimensions[name];
		if (value !== undefined) facets.add(`${name}=${value}`);
	}
	for (const entry of entries) {
		for (const name of entryFacets) if (entry[name] !== '') facets.add(`${name}=${entry[name]}`);
	}
	for (const facet of spanFacets(spans)) facets.add(facet);
	return [...facets].sort();
}

function* spanFacets(spans: readonly Span[]): Generator<string> {
	const kinds = {
		type: new Set<string>(),
		tool: new Set<string>(),
		finishReason: new Set<string>(),
		tag: new Set<string>(),
	};
	const errors = new Set<string>();
	for (const { type, toolName, finishReasons, tags, status, statusMessage } of spans) {
		kinds.type.add(type);
		if (toolName !== null) kinds.tool.add(toolName);
		for (const reason of finishReasons) kinds.finishReason.add(reason);
		for (const tag of tags) kinds.tag.add(tag);
		if (status === 'error' && statusMessage !== '' && errors.size < mostErrors) errors.add(firstLine(statusMessage));
	}
	for (const [kind, values] of Object.entries(kinds)) {
		for (const value of [...values].sort().slice(0, mostOfKind)) yield `${kind}=${cutText(value, longestError)}`;
	}
	for (const error of errors) yield `error=${error}`;
}

const firstLine = (message: string): string => cutText(message.trim().split('\n', 1)[0] ?? '', longestError);
