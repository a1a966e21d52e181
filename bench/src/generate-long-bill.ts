import { createKey } from '@spanledger/db/api-keys/create-key';
import type { Db } from '@spanledger/db/connect';
import { createProject } from '@spanledger/db/projects/create-project';

/** Thirty days of a busy project: 100 tenants, each with a few calls in every quarter hour, 10,080,000 calls together. */
export const longBill = { days: 30, tenants: 100, usersOfTenant: 50, callsOfQuarter: 35 };

const columns = 'calls, traces, input_tokens, output_tokens, cost_usd';
const figures = `$4::int, $4::int, $4::int * 1000, $4::int * 100, $4::int * 0.00021`;

/**
 * Writes what such a project's rollups hold, and no spans or ledger: a bill of this length reads nothing else. Per tenant and quarter
 * hour one row, per tenant and day one row, in the order of time as settling writes them; a tenant's users take turns by the quarter hour.
 */
export async function generateLongBill(db: Db, from: Date): Promise<{ projectId: string; key: string; calls: number }> {
	const { id: projectId } = await createProject(db, { slug: 'bench-long-bill', name: 'A long bill' });
	const { key } = await createKey(db, { projectId }, { name: 'bench', scopes: ['read'] });
	const { days, tenants, usersOfTenant, callsOfQuarter } = longBill;
	const quarters = `generate_series($2::timestamptz, $2::timestamptz + $5::int * interval '1 day' - interval '1 second', interval '15 minutes') AS quarter`;
	const values = [projectId, from, tenants, callsOfQuarter, days];
	await db.query(
		`INSERT INTO usage_by_dimension (project_id, dimension, bucket, key, ${columns})
		 SELECT $1, 'tenant', quarter, 'tenant-' || tenant, ${figures} FROM ${quarters}, generate_series(1, $3::int) AS tenant ORDER BY quarter`,
		values,
	);
	await db.query(
		`INSERT INTO usage_by_dimension (project_id, dimension, bucket, key, ${columns})
		 SELECT project_id, 'none', bucket, '', sum(calls), sum(traces), sum(input_tokens), sum(output_tokens), sum(cost_usd)
		 FROM usage_by_dimension WHERE project_id = $1 AND dimension = 'tenant' GROUP BY 1, 3`,
		[projectId],
	);
	await db.query(
		`INSERT INTO usage_by_day (project_id, dimension, bucket, key, ${columns})
		 SELECT project_id, dimension, date_trunc('day', bucket, 'UTC'), key, sum(calls), sum(traces), sum(input_tokens),
			sum(output_tokens), sum(cost_usd)
		 FROM usage_by_dimension WHERE project_id = $1 GROUP BY 1, 2, 3, 4`,
		[projectId],
	);
	await db.query(
		`INSERT INTO user_usage (project_id, bucket, user_id, tenant, team, feature, calls, cost_usd)
		 SELECT $1, quarter, 'user-' || tenant || '-' || floor(extract(epoch FROM quarter) / 900)::bigint % $6::int,
			'tenant-' || tenant, '', 'chat', $4::int, $4::int * 0.00021
		 FROM ${quarters}, generate_series(1, $3::int) AS tenant ORDER BY quarter`,
		[...values, usersOfTenant],
	);
	await db.query(
		`INSERT INTO user_usage_by_day (project_id, bucket, user_id, tenant, team, feature, calls, cost_usd)
		 SELECT project_id, date_trunc('day', bucket, 'UTC'), user_id, tenant, team, feature, sum(calls), sum(cost_usd)
		 FROM user_usage WHERE project_id = $1 GROUP BY 1, 2, 3, 4, 5, 6`,
		[projectId],
	);
	await db.query('ANALYZE usage_by_dimension, usage_by_day, user_usage, user_usage_by_day');
	return { projectId, key, calls: days * 96 * tenants * callsOfQuarter };
}
