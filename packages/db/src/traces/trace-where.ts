import type { Scope } from '../scope.ts';
import type { ScoreCondition } from '../scores/score-condition.ts';
import { scoreMatches } from '../scores/score-matches.ts';
import { bytesOf } from '../spans/hex.ts';
import { startTime } from '../spans/start-time.ts';
import type { Bind } from './bind.ts';
import { type FacetName, facetNames, type TraceFilter } from './trace-filter.ts';

/** Columns that say what a trace itself has; model, provider and prompt version are only its calls'. */
const ownColumn: { [name in FacetName]?: string } = {
	tenant: 'tenant',
	team: 'team',
	feature: 'feature',
	user: 'user_id',
	session: 'session_id',
	requestId: 'request_id',
	environment: 'environment',
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
	for (const name of facetNames) {
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
	if (filter.minCostUsd !== undefined) conditions.push(`cost_usd >= ${bind(filter.minCostUsd)}::numeric`);
	if (filter.minDurationNs !== undefined) conditions.push(`duration_ns >= ${bind(filter.minDurationNs)}::bigint`);
	if (filter.hasModel !== undefined) conditions.push(filter.hasModel ? 'has_model' : 'NOT has_model');
	if (filter.scores !== undefined) conditions.push(isScored(filter.scores, requestIds, bind));
	if (filter.text !== undefined) conditions.push(mentions(filter.text, bind));
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

function hasFacet(name: FacetName, wanted: readonly string[], bind: Bind): string {
	const set = wanted.filter((value) => value !== '').map((value) => `${name}=${value}`);
	const alternatives = set.length === 0 ? [] : [`facets && ${bind(set)}::text[]`];
	if (set.length < wanted.length) alternatives.push(lacks(name, bind));
	return `(${alternatives.join(' OR ')})`;
}

function lacks(name: FacetName, bind: Bind): string {
	const column = ownColumn[name];
	if (column !== undefined) return `${column} = ''`;
	return `NOT EXISTS (SELECT 1 FROM unnest(facets) facet WHERE starts_with(facet, ${bind(`${name}=`)}))`;
}

/** Text is found anywhere in ids, name, route and preview, in any case; a call's own ids as a whole; a trace id by its first digits. */
function mentions(text: string, bind: Bind): string {
	const pattern = bind(`%${text.replace(/[\\%_]/g, '\\$&')}%`);
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
