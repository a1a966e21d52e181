import type { Usage } from '@spanledger/core/spans/usage';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type UsageRow, usageColumns, usageFromRow } from '../spans/usage-columns.ts';
import { createBind } from '../traces/bind.ts';
import type { CostQuestion } from './cost-question.ts';
import { lookedCalls } from './looked-calls.ts';

/** What calls of one model that a gateway answered from its cache would have used; `atTime` is the newest of them. */
export type ReplayedUsage = {
	provider: string;
	model: string;
	requestModel: string;
	serviceTier: string;
	calls: number;
	usage: Usage | null;
	atTime: Date;
};

type Row = UsageRow & {
	provider: string;
	model: string;
	request_model: string;
	service_tier: string;
	calls: bigint;
	at_time: Date;
};

/** The ledger holds no usage of a replay, since none was used: the spans still know. */
export async function listReplays(db: Queryable, scope: Scope, question: CostQuestion): Promise<ReplayedUsage[]> {
	const { bind, values } = createBind();
	const { ctes } = lookedCalls(scope, question, bind);
	const project = bind(scope.projectId);
	const [from, to] = [bind(question.from), bind(question.to)];
	const { rows } = await db.query<Row>(
		`WITH ${ctes}
		SELECT coalesce(spans.provider, '') AS provider, looked.model, coalesce(spans.request_model, '') AS request_model,
			coalesce(spans.service_tier, '') AS service_tier, count(*) AS calls, max(looked.start_time) AS at_time,
			${usageColumns.map((column) => `sum(spans.${column})::bigint AS ${column}`).join(', ')}
		FROM looked JOIN spans ON spans.project_id = ${project} AND spans.trace_id = looked.trace_id
			AND spans.span_id = looked.span_id AND spans.start_time = looked.start_time
		WHERE spans.start_time >= ${from}::timestamptz AND spans.start_time < ${to}::timestamptz
			AND looked.cost_source = 'reported' AND looked.reported_cost_usd IS NULL
		GROUP BY 1, 2, 3, 4`,
		values,
	);
	return rows.map((row) => ({
		provider: row.provider,
		model: row.model,
		requestModel: row.request_model,
		serviceTier: row.service_tier,
		calls: Number(row.calls),
		usage: usageFromRow(row),
		atTime: row.at_time,
	}));
}
