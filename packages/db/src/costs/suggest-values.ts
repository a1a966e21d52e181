import type { UsageDimension } from '@spanledger/core/rollups/usage-rollups';
import { usageDimensions } from '@spanledger/core/rollups/usage-rollups';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { FacetName } from '../traces/trace-filter.ts';

/** Traces looked through for values that no rollup keeps. */
const looked = 2_000;

/** Values of a dimension that begin with `prefix`, in any case, for a filter to offer; alphabetical. */
export async function suggestValues(
	db: Queryable,
	{ projectId }: Scope,
	{ dimension, prefix, limit }: { dimension: FacetName; prefix: string; limit: number },
): Promise<string[]> {
	const values = [projectId, dimension, prefix.toLowerCase(), limit];
	const { rows } = isRolledUp(dimension)
		? await db.query<{ key: string }>(
				`SELECT key FROM dimension_values
				 WHERE project_id = $1 AND dimension = $2 AND key <> '' AND starts_with(lower(key), $3) ORDER BY key LIMIT $4`,
				values,
			)
		: await db.query<{ key: string }>(
				`SELECT DISTINCT substr(facet, length($2) + 2) AS key
				 FROM (SELECT unnest(facets) AS facet FROM
					(SELECT facets FROM traces WHERE project_id = $1 ORDER BY start_time DESC, trace_id DESC LIMIT ${looked}) AS latest
				 ) AS facets
				 WHERE starts_with(facet, $2 || '=') AND starts_with(lower(substr(facet, length($2) + 2)), $3)
				 ORDER BY key LIMIT $4`,
				values,
			);
	return rows.map(({ key }) => key);
}

const isRolledUp = (dimension: FacetName): dimension is Extract<FacetName, UsageDimension> =>
	(usageDimensions as readonly string[]).includes(dimension);
