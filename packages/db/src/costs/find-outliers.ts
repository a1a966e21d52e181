import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { hexOf } from '../spans/hex.ts';
import { createBind } from '../traces/bind.ts';
import type { CostQuestion } from './cost-question.ts';
import { lookedCalls } from './looked-calls.ts';

/** A call far beyond what its feature and model usually take. */
export type OutlierCall = {
	traceId: string;
	spanId: string;
	startTime: Date;
	feature: string;
	model: string;
	tokens: number;
	/** 95 % of the calls of this feature and model have no more tokens. */
	usualTokens: number;
	/** USD as decimal text; null = no price. */
	costUsd: string | null;
};

export type Outliers = { calls: number; costUsd: string; dearest: OutlierCall[] };

const baselineMs = 14 * 86_400_000;
const factor = 5;
/** Of fewer calls nobody can say what is usual. */
const fewestCalls = 100;
const mostShown = 10;
const tokens = 'coalesce(input_tokens, 0) + coalesce(output_tokens, 0)';

type Row = {
	trace_id: Buffer;
	span_id: Buffer;
	start_time: Date;
	feature: string;
	model: string;
	tokens: string;
	usual: string;
	cost_usd: string | null;
	found: bigint;
	found_cost: string;
};

/**
 * Calls of the range with more than 5 × the p95 of tokens of their feature and model over the 14 days to its end. What is usual is what
 * all calls of the feature and model take: filters choose whose calls are held against it.
 */
export async function findOutliers(db: Queryable, scope: Scope, question: CostQuestion): Promise<Outliers> {
	const { bind, values } = createBind();
	const earlier = new Date(Math.min(question.from.getTime(), question.to.getTime() - baselineMs));
	const { ctes } = lookedCalls(scope, { ...question, from: earlier }, bind);
	const { rows } = await db.query<Row>(
		`WITH ${ctes},
		everyone AS (SELECT feature, model, start_time, ${tokens} AS tokens FROM newest),
		calls AS (SELECT *, ${tokens} AS tokens FROM looked),
		usual AS (SELECT feature, model, percentile_disc(0.95) WITHIN GROUP (ORDER BY tokens) AS usual
			FROM everyone WHERE start_time >= ${bind(new Date(question.to.getTime() - baselineMs))}::timestamptz AND tokens > 0
			GROUP BY 1, 2 HAVING count(*) >= ${bind(fewestCalls)})
		SELECT trace_id, span_id, start_time, feature, model, tokens::text, usual::text, cost_usd,
			count(*) OVER () AS found, coalesce(sum(cost_usd) OVER (), 0)::numeric(30,12) AS found_cost
		FROM calls JOIN usual USING (feature, model)
		WHERE tokens > ${bind(factor)} * usual AND start_time >= ${bind(question.from)}::timestamptz
		ORDER BY cost_usd DESC NULLS LAST, tokens DESC, trace_id, span_id LIMIT ${bind(mostShown)}`,
		values,
	);
	return {
		calls: Number(rows[0]?.found ?? 0n),
		costUsd: rows[0]?.found_cost ?? '0',
		dearest: rows.map((row) => ({
			traceId: hexOf(row.trace_id),
			spanId: hexOf(row.span_id),
			startTime: row.start_time,
			feature: row.feature,
			model: row.model,
			tokens: Number(row.tokens),
			usualTokens: Number(row.usual),
			costUsd: row.cost_usd,
		})),
	};
}
