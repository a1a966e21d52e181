import type { RepriceRow } from '@spanledger/core/reprice/reprice-result';
import type { RepriceDimension } from '@spanledger/core/reprice/reprice-sums';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** So many keys have a row of their own in a result. */
const mostRows = 50;

type Row = { key: string; other: boolean; beforeUsd: string; afterUsd: string } & {
	[count in 'calls' | 'changed' | 'newlyPriced' | 'noLongerPriced' | 'stillUnpriced']: bigint;
};

/** The sums of a job by one dimension: the largest differences first, what is beyond them as one row `other`. */
export async function readRepriceSums(
	db: Queryable,
	{ projectId }: Scope,
	{ jobId, dimension }: { jobId: string; dimension: RepriceDimension },
): Promise<RepriceRow[]> {
	const { rows } = await db.query<Row>(
		`WITH ranked AS (
			SELECT *, row_number() OVER (ORDER BY abs(after_usd - before_usd) DESC, calls DESC, key) AS rank
			FROM reprice_sums WHERE project_id = $1 AND job_id = $2 AND dimension = $3
		)
		SELECT CASE WHEN rank <= ${mostRows} THEN key ELSE '' END AS key, rank > ${mostRows} AS other,
			sum(calls)::bigint AS calls, sum(changed)::bigint AS changed, sum(newly_priced)::bigint AS "newlyPriced",
			sum(no_longer_priced)::bigint AS "noLongerPriced", sum(still_unpriced)::bigint AS "stillUnpriced",
			trim_scale(sum(before_usd))::text AS "beforeUsd", trim_scale(sum(after_usd))::text AS "afterUsd"
		FROM ranked GROUP BY least(rank, ${mostRows + 1}), 1, 2 ORDER BY least(rank, ${mostRows + 1})`,
		[projectId, jobId, dimension],
	);
	return rows.map((row) => ({
		...row,
		calls: Number(row.calls),
		changed: Number(row.changed),
		newlyPriced: Number(row.newlyPriced),
		noLongerPriced: Number(row.noLongerPriced),
		stillUnpriced: Number(row.stillUnpriced),
	}));
}
