import type { Scope } from '../scope.ts';
import type { Bind } from '../traces/bind.ts';
import { type CostQuestion, filteredNames } from './cost-question.ts';
import { filterConditions, ledgerSource } from './cost-source.ts';

/** What is said about single calls is said about the newest of a range: reading ten million would take a minute. */
export const mostCalls = 50_000;
/** With filters more are read, to find enough that match. */
const mostRead = 200_000;

const looked = [
	'trace_id',
	'span_id',
	'start_time',
	'type',
	'operation',
	'tenant',
	'feature',
	'session_id',
	'model',
	'error',
	'input_tokens',
	'output_tokens',
	'cache_read_tokens',
	'cost_usd',
	'cost_source',
	'unpriced_reason',
	'reported_cost_usd',
	'cost_details',
	'price',
	...['team', 'user_id', 'request_id', 'environment', 'route', 'provider', 'prompt_version'],
];

/**
 * The CTEs `newest` (the newest calls of the range) and `looked` (those of them that the question is about). `looked` holds all there
 * are where `newest` has fewer rows than `limit`.
 */
export function lookedCalls(scope: Scope, question: CostQuestion, bind: Bind): { ctes: string; limit: number } {
	const hasFilters = filteredNames(question).length > 0;
	const limit = hasFilters ? mostRead : mostCalls;
	const { table, where } = ledgerSource(scope, { ...question, filters: {} }, bind);
	const matches = hasFilters ? filterConditions(question, bind).join(' AND ') : 'true';
	return {
		limit,
		ctes: `newest AS MATERIALIZED (SELECT ${looked.join(', ')} FROM ${table} WHERE ${where}
			ORDER BY start_time DESC LIMIT ${bind(limit)}),
		looked AS MATERIALIZED (SELECT * FROM newest WHERE ${matches})`,
	};
}
