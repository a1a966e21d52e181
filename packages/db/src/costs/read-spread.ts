import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { createBind } from '../traces/bind.ts';
import type { CostQuestion } from './cost-question.ts';
import { lookedCalls } from './looked-calls.ts';

/** The values that half, 95 % and 99 % lie at or below; null where there is none. */
export type Quantiles<Value> = { p50: Value; p95: Value; p99: Value } | null;

export type CostSpread = {
	/** USD as decimal text; traces of which no call has a price are left out. */
	costPerRequest: Quantiles<string>;
	tokensPerCall: Quantiles<number>;
	tokensPerSession: Quantiles<number>;
};

type Row = { costs: string[] | null; call_tokens: string[] | null; session_tokens: string[] | null };

/** How unequal requests, calls and sessions are, among the calls that are looked at: true values of them, not estimates. */
export async function readSpread(db: Queryable, scope: Scope, question: CostQuestion): Promise<CostSpread> {
	const { bind, values } = createBind();
	const { ctes } = lookedCalls(scope, question, bind);
	const quantiles = (value: string) =>
		`percentile_disc(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY ${value})::text[]`;
	const tokens = 'coalesce(input_tokens, 0) + coalesce(output_tokens, 0)';
	const { rows } = await db.query<Row>(
		`WITH ${ctes}
		 SELECT
			(SELECT ${quantiles('cost')} FROM
				(SELECT sum(cost_usd) AS cost FROM looked GROUP BY trace_id) AS requests WHERE cost IS NOT NULL) AS costs,
			(SELECT ${quantiles(tokens)} FROM looked
				WHERE input_tokens IS NOT NULL OR output_tokens IS NOT NULL) AS call_tokens,
			(SELECT ${quantiles('tokens')} FROM
				(SELECT sum(${tokens}) AS tokens FROM looked WHERE session_id <> '' GROUP BY session_id) AS sessions) AS session_tokens`,
		values,
	);
	const [row] = rows;
	return {
		costPerRequest: quantilesOf(row?.costs, (text) => text),
		tokensPerCall: quantilesOf(row?.call_tokens, Number),
		tokensPerSession: quantilesOf(row?.session_tokens, Number),
	};
}

function quantilesOf<Value>(found: string[] | null | undefined, read: (text: string) => Value): Quantiles<Value> {
	const [p50, p95, p99] = found ?? [];
	return p50 === undefined || p95 === undefined || p99 === undefined
		? null
		: { p50: read(p50), p95: read(p95), p99: read(p99) };
}
