import { type PicoUsd, picoUsdFrom } from '@spanledger/core/money/pico-usd';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { GrowthQuestion } from './explain-anomaly.ts';

/** How a key was used in a stretch; means of several days may have fractions. */
export type DayUse = { traces: number; calls: number; tokens: number; cost: PicoUsd };

type Row = { traces: string; calls: string; tokens: string; cost: string };

/** A key's use today, and its mean over the same stretch of the days before. */
export async function compareUse(
	db: Queryable,
	scope: Scope,
	{ dimension, key, today, before }: GrowthQuestion,
): Promise<{ today: DayUse; usual: DayUse }> {
	const read = async (stretches: GrowthQuestion['before']): Promise<DayUse> => {
		const { rows } = await db.query<Row>(
			`SELECT coalesce(sum(traces), 0) / $5::numeric AS traces, coalesce(sum(calls), 0) / $5::numeric AS calls,
				coalesce(sum(input_tokens + output_tokens), 0) / $5::numeric AS tokens,
				(coalesce(sum(cost_usd), 0) / $5::numeric)::numeric(30,12) AS cost
			 FROM unnest($3::timestamptz[], $4::timestamptz[]) AS stretch (starts, ends)
			 JOIN usage_by_dimension u ON u.project_id = $1 AND u.dimension = $2 AND u.bucket >= stretch.starts
				AND u.bucket < stretch.ends AND u.key = $6 AND NOT u.other AND u.purpose = 'product'`,
			[
				scope.projectId,
				dimension,
				stretches.map(({ fromMs }) => new Date(fromMs)),
				stretches.map(({ toMs }) => new Date(toMs)),
				Math.max(1, stretches.length),
				key,
			],
		);
		const { traces = '0', calls = '0', tokens = '0', cost = '0' } = rows[0] ?? {};
		return { traces: Number(traces), calls: Number(calls), tokens: Number(tokens), cost: picoUsdFrom(cost) };
	};
	return { today: await read([today]), usual: await read(before) };
}
