import type { AnomalyDimension } from '@spanledger/core/anomalies/anomaly-dimension';
import type { Stretch } from '@spanledger/core/anomalies/stretches-to-hour';
import { type PicoUsd, picoUsdFrom } from '@spanledger/core/money/pico-usd';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

export const growthDimensions = ['model', 'route', 'feature', 'tenant', 'team', 'promptVersion', 'user'] as const;
export type GrowthDimension = (typeof growthDimensions)[number];

/** One value of another dimension, within the key that stood out. */
export type Growth = { dimension: GrowthDimension; key: string; spent: PicoUsd; usual: PicoUsd };

export type GrowthQuestion = { dimension: AnomalyDimension; key: string; today: Stretch; before: readonly Stretch[] };

const columns: { readonly [name in GrowthDimension]: string } = {
	model: 'model',
	route: 'route',
	feature: 'feature',
	tenant: 'tenant',
	team: 'team',
	promptVersion: 'prompt_version',
	user: 'user_id',
};
const mostPerDimension = 3;

/**
 * What grew with a key: the values of every other dimension whose spend rose most today over the mean of the same stretch of the days before,
 * the largest rise first. Users are known of a feature, a tenant and a team, not of a model.
 */
export async function explainAnomaly(db: Queryable, scope: Scope, question: GrowthQuestion): Promise<Growth[]> {
	const inCube = growthDimensions.filter((name) => name !== question.dimension && name !== 'user');
	const grown = await readGrowth(db, scope, question, 'usage_cube', inCube);
	if (question.dimension !== 'model') grown.push(...(await readGrowth(db, scope, question, 'user_usage', ['user'])));
	return grown.sort((a, b) => Number(b.spent - b.usual - (a.spent - a.usual)));
}

async function readGrowth(
	db: Queryable,
	{ projectId }: Scope,
	{ dimension, key, today, before }: GrowthQuestion,
	table: 'usage_cube' | 'user_usage',
	names: readonly GrowthDimension[],
): Promise<Growth[]> {
	const stretches = [today, ...before];
	const ranked = names.map(
		(name) => `(SELECT '${name}' AS dimension, key, spent, usual FROM (
			SELECT ${columns[name]} AS key, coalesce(sum(spent) FILTER (WHERE slot = 1), 0)::numeric(30,12) AS spent,
				(coalesce(sum(spent) FILTER (WHERE slot > 1), 0) / greatest($5::int, 1))::numeric(30,12) AS usual
			FROM cells GROUP BY 1
		) AS sums WHERE spent > usual ORDER BY spent - usual DESC, key LIMIT ${mostPerDimension})`,
	);
	const selected = names.map((name) => columns[name]).join(', ');
	const { rows } = await db.query<{ dimension: GrowthDimension; key: string; spent: string; usual: string }>(
		`WITH cells AS MATERIALIZED (
			SELECT stretch.slot, ${selected}, sum(cost_usd) AS spent
			FROM unnest($3::timestamptz[], $4::timestamptz[]) WITH ORDINALITY AS stretch (starts, ends, slot)
			JOIN ${table} u ON u.project_id = $1 AND u.bucket >= stretch.starts AND u.bucket < stretch.ends
				AND u.${columns[dimension]} = $2 AND u.purpose = 'product'
			GROUP BY slot, ${selected}
		)
		${ranked.join(' UNION ALL ')}`,
		[
			projectId,
			key,
			stretches.map(({ fromMs }) => new Date(fromMs)),
			stretches.map(({ toMs }) => new Date(toMs)),
			before.length,
		],
	);
	return rows.map(({ spent, usual, ...rest }) => ({
		...rest,
		spent: picoUsdFrom(spent),
		usual: picoUsdFrom(usual),
	}));
}
