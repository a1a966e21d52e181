import type { ScoreMark } from '@spanledger/core/quality/rollup/trace-quality';
import type { Queryable } from '../connect.ts';
import { type GroupRow, groupColumns, keyOfRow, planGroups } from '../costs/cost-groups.ts';
import type { Scope } from '../scope.ts';
import { type Bind, createBind } from '../traces/bind.ts';
import type { QualityQuestion, ScoreRow } from './quality-question.ts';
import { matchingPlaces, matchingTraces, rollupDimension, rollupRows } from './quality-source.ts';

const markColumns = ['name', 'source', 'data_type', 'value'] as const;
type Row = GroupRow & Omit<ScoreMark, 'dataType'> & { data_type: ScoreMark['dataType']; count: bigint };

/** How often each value of each score counts, by one dimension. `names`: only these scores. */
export async function scoresBy(
	db: Queryable,
	scope: Scope,
	question: QualityQuestion,
	names?: readonly string[],
): Promise<ScoreRow[]> {
	const groups = await planGroups(db, scope, question);
	const { bind, values } = createBind();
	const dimension = rollupDimension(question);
	const from =
		dimension === null
			? marksOfTraces(scope, question, bind)
			: rollupRows(scope, question, { table: 'score_by', columns: [...markColumns, 'count'], dimension }, bind);
	const source = { key: 'key', other: 'other', time: 'bucket' } as const;
	const { rows } = await db.query<Row>(
		`SELECT ${groupColumns(source, groups, bind)}, ${markColumns.join(', ')}, sum(count)::bigint AS count
		 FROM (${from}) AS marks ${names === undefined ? '' : `WHERE name = ANY(${bind(names)}::text[])`}
		 GROUP BY 1, 2, 3, ${markColumns.join(', ')} HAVING sum(count) > 0`,
		values,
	);
	return rows.map(({ data_type: dataType, count, name, source: by, value, ...row }) => ({
		...keyOfRow(row, groups),
		...{ name, source: by, dataType, value, count: Number(count) },
	}));
}

const marksOfTraces = (scope: Scope, question: QualityQuestion, bind: Bind): string =>
	`SELECT place->>1 AS key, false AS other, bucket, mark->>'name' AS name, mark->>'source' AS source,
		mark->>'dataType' AS data_type, mark->>'value' AS value, 1 AS count
	 FROM (${matchingTraces(scope, question, bind)}) AS given,
		jsonb_array_elements(quality->'scores') AS mark, jsonb_array_elements(quality->'cells') AS cell,
		jsonb_array_elements(cell->'keys') AS place
	 WHERE ${matchingPlaces(question, bind)}`;
