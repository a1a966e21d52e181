import { type PicoUsd, picoUsdFrom } from '@spanledger/core/money/pico-usd';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { hexOf } from '../spans/hex.ts';
import { createBind } from '../traces/bind.ts';
import type { CostQuestion } from './cost-question.ts';
import { lookedCalls } from './looked-calls.ts';

export type RepeatedPrompt = { model: string; preview: string; calls: number; costUsd: PicoUsd; traceId: string };
/** `calls` and `costUsd` leave the first call of each prompt out. */
export type Repeats = { calls: number; costUsd: PicoUsd; dearest: RepeatedPrompt[] };

/** Prompts are looked up one by one among the spans. */
const mostLooked = 20_000;
const mostShown = 5;

type Row = {
	model: string;
	preview: string;
	calls: bigint;
	cost: string;
	trace_id: Buffer;
	all_calls: string;
	all_cost: string;
};

/**
 * Calls that asked a model the same again: same model, same first 200 characters of the question, same number of input tokens, no
 * failure before. That is no proof of equal prompts, but chance alone hardly makes it; nothing is found where content is not sent.
 */
export async function findRepeats(db: Queryable, scope: Scope, question: CostQuestion): Promise<Repeats> {
	const { bind, values } = createBind();
	const { ctes } = lookedCalls(scope, question, bind);
	const project = bind(scope.projectId);
	const [from, to] = [bind(question.from), bind(question.to)];
	const { rows } = await db.query<Row>(
		`WITH ${ctes},
		newer AS (SELECT * FROM looked WHERE NOT error AND input_tokens > 0 AND cost_usd > 0
			ORDER BY start_time DESC LIMIT ${bind(mostLooked)}),
		prompts AS (SELECT newer.model, newer.input_tokens, spans.input_preview AS preview, count(*) - 1 AS calls,
				sum(newer.cost_usd) - min(newer.cost_usd) AS cost, min(newer.trace_id::text)::bytea AS trace_id
			FROM newer JOIN spans ON spans.project_id = ${project} AND spans.trace_id = newer.trace_id
				AND spans.span_id = newer.span_id AND spans.start_time = newer.start_time
			WHERE spans.start_time >= ${from}::timestamptz AND spans.start_time < ${to}::timestamptz
				AND spans.input_preview <> ''
			GROUP BY 1, 2, 3 HAVING count(*) > 1)
		SELECT model, preview, calls, cost::numeric(30,12), trace_id,
			sum(calls) OVER ()::text AS all_calls, sum(cost) OVER ()::numeric(30,12) AS all_cost
		FROM prompts ORDER BY cost DESC, calls DESC, model, preview LIMIT ${bind(mostShown)}`,
		values,
	);
	return {
		calls: Number(rows[0]?.all_calls ?? 0),
		costUsd: picoUsdFrom(rows[0]?.all_cost ?? '0'),
		dearest: rows.map((row) => ({
			model: row.model,
			preview: row.preview,
			calls: Number(row.calls),
			costUsd: picoUsdFrom(row.cost),
			traceId: hexOf(row.trace_id),
		})),
	};
}
