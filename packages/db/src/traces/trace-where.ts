import type { Scope } from '../scope.ts';
import type { ScoreCondition } from '../scores/score-condition.ts';
import { scoreMatches } from '../scores/score-matches.ts';
import { tsqueryText } from '../search/tsquery-text.ts';
import { bytesOf } from '../spans/hex.ts';
import { startTime } from '../spans/start-time.ts';
import type { Bind } from './bind.ts';
import { stageMatches } from './stage-condition.ts';
import { facetNames, spanFacetNames, type TraceFilter } from './trace-filter.ts';

type AnyFacet = keyof TraceFilter['facets'];

/** Columns that say what a trace itself has; model, provider and prompt version are only its calls'. */
const ownColumn: { [name in AnyFacet]?: string } = {
	tenant: 'tenant',
	team: 'team',
	feature: 'feature',
	user: 'user_id',
	session: 'session_id',
	requestId: 'request_id',
	environment: 'environment',
	release: 'release',
	route: 'route',
};

/**
 * The condition on `traces` that a filter means. `requestIds`: requests whose scores match, where a score names no trace
 * (`scoredRequests`).
 */
export function traceWhere(
	{ projectId }: Scope,
	filter: TraceFilter,
	requestIds: readonly string[],
	bind: Bind,
): string {
	const conditions = [`project_id = ${bind(projectId)}`, ...startsWithin(filter, bind)];
	for (const name of [...facetNames, ...spanFacetNames]) {
		const wanted = filter.facets[name];
		if (wanted !== undefined && wanted.length > 0) conditions.push(hasFacet(name, wanted, bind));
	}
	if (filter.status !== undefined && filter.status.length > 0) conditions.push(`status = ANY(${bind(filter.status)})`);
	if (filter.signals !== undefined && filter.signals.length > 0) {
		// the first condition is what the index is of
		conditions.push(`signals <> '{}' AND signals && ${bind(filter.signals)}::text[]`);
	}
	if (filter.outcomes !== undefined && filter.outcomes.length > 0) {
		const stored = filter.outcomes.map((outcome) => (outcome === 'unknown' ? '' : outcome));
		conditions.push(`outcome = ANY(${bind(stored)})`);
	}
	conditions.push(...withinBounds(filter, bind));
	if (filter.stages !== undefined && filter.stages.length > 0) conditions.push(stageMatches(filter.stages, bind));
	if (filter.errors !== undefined && filter.errors.length > 0) conditions.push(failedWith(filter.errors, bind));
	if (filter.hasModel !== undefined) conditions.push(filter.hasModel ? 'has_model' : 'NOT has_model');
	if (filter.scores !== undefined) conditions.push(isScored(filter.scores, requestIds, bind));
	if (filter.reviewed !== undefined) conditions.push(`${filter.reviewed ? '' : 'NOT '}${isReviewed}`);
	if (filter.text !== undefined) conditions.push(mentions(filter.text, bind));
	for (const pairs of attributeGroups(filter)) {
		conditions.push(hasPart(filter, `part.attributes && ${bind(pairs)}::text[]`, bind));
	}
	if (filter.search !== undefined) {
		conditions.push(hasPart(filter, `part.words @@ ${bind(tsqueryText(filter.search))}::tsquery`, bind));
	}
	return conditions.join(' AND ');
}

function isScored(scores: readonly ScoreCondition[], requestIds: readonly string[], bind: Bind): string {
	const alternatives = [
		`EXISTS (SELECT 1 FROM scores WHERE scores.project_id = traces.project_id AND scores.trace_id = traces.trace_id
			AND ${scoreMatches(scores, bind)})`,
	];
	if (requestIds.length > 0) alternatives.push(`request_id = ANY(${bind(requestIds)})`);
	return `(${alternatives.join(' OR ')})`;
}

const isReviewed = `EXISTS (SELECT 1 FROM review_items WHERE review_items.project_id = traces.project_id
	AND review_items.trace_id = traces.trace_id AND review_items.reviewed_at IS NOT NULL)`;

/** start_time serves the index in whole milliseconds; the nanosecond column decides only where a bound is finer. */
function startsWithin({ fromNs, toNs }: TraceFilter, bind: Bind): string[] {
	const conditions = [
		`start_time >= ${bind(startTime(fromNs))}::timestamptz`,
		`start_time < ${bind(startTime(toNs + 999_999n))}::timestamptz`,
	];
	if (fromNs % 1_000_000n !== 0n) conditions.push(`start_time_ns >= ${bind(fromNs)}::bigint`);
	if (toNs % 1_000_000n !== 0n) conditions.push(`start_time_ns < ${bind(toNs)}::bigint`);
	return conditions;
}

const tokens = '(coalesce(input_tokens, 0) + coalesce(output_tokens, 0))';

function withinBounds(filter: TraceFilter, bind: Bind): string[] {
	const bounds: [column: string, sign: string, bound: unknown, type: string][] = [
		['cost_usd', '>=', filter.minCostUsd, 'numeric'],
		['cost_usd', '<=', filter.maxCostUsd, 'numeric'],
		['duration_ns', '>=', filter.minDurationNs, 'bigint'],
		['duration_ns', '<=', filter.maxDurationNs, 'bigint'],
		[tokens, '>=', filter.minTokens, 'bigint'],
		[tokens, '<=', filter.maxTokens, 'bigint'],
	];
	return bounds
		.filter(([, , bound]) => bound !== undefined)
		.map(([column, sign, bound, type]) => `${column} ${sign} ${bind(bound)}::${type}`);
}

function failedWith(errors: readonly string[], bind: Bind): string {
	const patterns = errors.map((text) => `error=%${escapePattern(text)}%`);
	return `error_count > 0 AND EXISTS (SELECT 1 FROM unnest(facets) facet WHERE facet ILIKE ANY(${bind(patterns)}::text[]))`;
}

const escapePattern = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** One list of pairs per key. */
function attributeGroups({ attributes = [] }: TraceFilter): string[][] {
	const groups = new Map<string, string[]>();
	for (const pair of attributes) {
		const key = pair.slice(0, pair.indexOf('='));
		groups.set(key, [...(groups.get(key) ?? []), pair]);
	}
	return [...groups.values()];
}

const dayNs = 86_400_000_000_000n;

/** A trace belongs to its first span's start; its parts may lie on the day after. */
function hasPart({ fromNs, toNs }: TraceFilter, condition: string, bind: Bind): string {
	return `EXISTS (SELECT 1 FROM trace_search part WHERE part.project_id = traces.project_id AND part.trace_id = traces.trace_id
		AND part.start_time >= ${bind(startTime(fromNs))}::timestamptz AND part.start_time < ${bind(startTime(toNs + dayNs))}::timestamptz
		AND ${condition})`;
}

function hasFacet(name: AnyFacet, wanted: readonly string[], bind: Bind): string {
	const set = wanted.filter((value) => value !== '').map((value) => `${name}=${value}`);
	const alternatives = set.length === 0 ? [] : [`facets && ${bind(set)}::text[]`];
	if (set.length < wanted.length) alternatives.push(lacks(name, bind));
	return `(${alternatives.join(' OR ')})`;
}

function lacks(name: AnyFacet, bind: Bind): string {
	const column = ownColumn[name];
	if (column !== undefined) return `${column} = ''`;
	return `NOT EXISTS (SELECT 1 FROM unnest(facets) facet WHERE starts_with(facet, ${bind(`${name}=`)}))`;
}

/** Text is found anywhere in ids, name, route and preview, in any case; a call's own ids as a whole; a trace id by its first digits. */
function mentions(text: string, bind: Bind): string {
	const pattern = bind(`%${escapePattern(text)}%`);
	const columns = ['name', 'route', 'user_id', 'request_id', 'session_id', 'input_preview'];
	const alternatives = columns.map((column) => `${column} ILIKE ${pattern}`);
	alternatives.push(`facets && ${bind(['requestId', 'user', 'session'].map((name) => `${name}=${text}`))}::text[]`);
	const range = traceIdRange(text);
	if (range !== null) {
		alternatives.push(`trace_id BETWEEN ${bind(range.first)}::bytea AND ${bind(range.last)}::bytea`);
	}
	return `(${alternatives.join(' OR ')})`;
}

/** All trace ids that begin with these hex digits; null when they are too few or no hex. */
export function traceIdRange(text: string): { first: Buffer; last: Buffer } | null {
	if (!/^[0-9a-f]{4,32}$/i.test(text)) return null;
	const digits = text.toLowerCase();
	return { first: bytesOf(digits.padEnd(32, '0')), last: bytesOf(digits.padEnd(32, 'f')) };
}
