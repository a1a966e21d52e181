import { type PicoUsd, picoUsdFrom } from '@spanledger/core/money/pico-usd';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { hexOf } from '../spans/hex.ts';
import { createBind } from '../traces/bind.ts';
import type { CostQuestion } from './cost-question.ts';
import { lookedCalls } from './looked-calls.ts';

export type CallSum = { calls: number; costUsd: PicoUsd };
/** `unknown` = calls whose cost nobody knows: those that failed often tell no usage. */
export type FailedSum = CallSum & { unknown: number };

/** Sums over the calls that are looked at. */
export type CallSums = {
	/** Whether they are all calls of the range, or the newest of them. */
	isComplete: boolean;
	/** Start of the earliest call read; null of none. */
	since: Date | null;
	all: CallSum;
	/** Calls that told no usage: what they cost is in no figure. */
	withoutUsage: number;
	failed: FailedSum;
	/** Where the dearest of `failed` happened; null of none. */
	dearestFailure: { traceId: string; spanId: string } | null;
	/** Of `failed`: those after which the same trace called the same model again. */
	retried: FailedSum;
	unattributed: CallSum;
	promptCache: { inputTokens: number; readTokens: number; savedUsd: PicoUsd };
	/** Calls that a gateway answered from its cache. */
	replays: number;
};

const conditions = {
	failed: 'error',
	retried: 'error AND is_repeated',
	unattributed: `tenant = ''`,
} as const;

/**
 * What the tokens read from the provider's cache would have cost as input, less what they did: tokens × the input rate of the call's
 * own price × its multiplier × (1 − discount) − paid. NULL where the emitter's own figure is the bill.
 */
const saved = `CASE WHEN cost_source = 'computed' AND cache_read_tokens > 0 THEN
	cache_read_tokens * (price->'perMillion'->>'input')::numeric / 1000000
		* coalesce((price->>'multiplier')::numeric, 1) * (1 - coalesce((price->>'discountPercent')::numeric, 0) / 100)
	- (cost_details->>'cacheRead')::numeric END`;

const dearestFailure = (column: 'trace_id' | 'span_id'): string =>
	`(array_agg(${column} ORDER BY cost_usd DESC NULLS LAST, start_time DESC, span_id) FILTER (WHERE error))[1]`;

type Row = {
	is_complete: boolean;
	since: Date | null;
	replays: bigint;
	without_usage: bigint;
	failed_trace: Buffer | null;
	failed_span: Buffer | null;
	input_tokens: bigint;
	read_tokens: bigint;
	saved: string;
} & { [name in `${keyof typeof conditions}_unknown`]: bigint } & {
	[name in `${'all' | keyof typeof conditions}_calls`]: bigint;
} & {
	[name in `${'all' | keyof typeof conditions}_cost`]: string;
};

/** Waste and savings in money. One pass over the calls. */
export async function readCallSums(db: Queryable, scope: Scope, question: CostQuestion): Promise<CallSums> {
	const { bind, values } = createBind();
	const { ctes, limit } = lookedCalls(scope, question, bind);
	const sums = Object.entries(conditions).map(
		([name, condition]) => `count(*) FILTER (WHERE ${condition}) AS ${name}_calls,
			count(*) FILTER (WHERE ${condition} AND cost_usd IS NULL) AS ${name}_unknown,
			coalesce(sum(cost_usd) FILTER (WHERE ${condition}), 0)::numeric(30,12) AS ${name}_cost`,
	);
	const { rows } = await db.query<Row>(
		`WITH ${ctes},
		calls AS (SELECT *, lead(1) OVER (PARTITION BY trace_id, type, model ORDER BY start_time, span_id) IS NOT NULL AS is_repeated
			FROM looked)
		SELECT (SELECT count(*) < ${bind(limit)} FROM newest) AS is_complete, (SELECT min(start_time) FROM newest) AS since,
			count(*) AS all_calls, coalesce(sum(cost_usd), 0)::numeric(30,12) AS all_cost, ${sums.join(', ')},
			count(*) FILTER (WHERE cost_source = 'reported' AND reported_cost_usd IS NULL) AS replays,
			count(*) FILTER (WHERE unpriced_reason = 'no-usage') AS without_usage,
			${dearestFailure('trace_id')} AS failed_trace, ${dearestFailure('span_id')} AS failed_span,
			coalesce(sum(input_tokens), 0)::bigint AS input_tokens,
			coalesce(sum(cache_read_tokens), 0)::bigint AS read_tokens,
			coalesce(sum(${saved}), 0)::numeric(30,12) AS saved
		FROM calls`,
		values,
	);
	const [row] = rows;
	if (row === undefined) throw new Error('an aggregate has one row');
	const sum = (name: 'all' | keyof typeof conditions): CallSum => ({
		calls: Number(row[`${name}_calls`]),
		costUsd: picoUsdFrom(row[`${name}_cost`]),
	});
	return {
		isComplete: row.is_complete,
		since: row.since,
		all: sum('all'),
		withoutUsage: Number(row.without_usage),
		dearestFailure:
			row.failed_trace === null || row.failed_span === null
				? null
				: { traceId: hexOf(row.failed_trace), spanId: hexOf(row.failed_span) },
		failed: { ...sum('failed'), unknown: Number(row.failed_unknown) },
		retried: { ...sum('retried'), unknown: Number(row.retried_unknown) },
		unattributed: sum('unattributed'),
		promptCache: {
			inputTokens: Number(row.input_tokens),
			readTokens: Number(row.read_tokens),
			savedUsd: picoUsdFrom(row.saved),
		},
		replays: Number(row.replays),
	};
}
