import { intervalStarts } from '@spanledger/core/calendar/interval-starts';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type Bind, createBind } from '../traces/bind.ts';
import type { CostKey, CostQuestion } from './cost-question.ts';
import { type CostSource, dayedSource } from './cost-source.ts';

/** How the rows of an answer are told apart: the same for its sums and for its distinct counts. */
export type CostGroups = {
	/** Starts of the intervals, in order; null without an interval. */
	starts: readonly Date[] | null;
	/** The keys that get rows of their own; null = all of them. The others share the remainder. */
	ownKeys: readonly string[] | null;
};

export const oneGroup: CostGroups = { starts: null, ownKeys: null };

/** More rows than this nobody reads and no page draws: the cheapest keys then share the remainder. */
const mostRows = 20_000;
const fewestKeys = 50;

export async function planGroups(db: Queryable, scope: Scope, question: CostQuestion): Promise<CostGroups> {
	const starts = startsOf(question);
	if (question.groupBy === 'none') return { starts, ownKeys: null };
	const mostKeys = Math.max(Math.floor(mostRows / Math.max(starts?.length ?? 1, 1)), fewestKeys);
	const { rows } = await db.query<{ many: boolean }>(
		`SELECT count(*) > $3 AS many FROM
			(SELECT 1 FROM dimension_values WHERE project_id = $1 AND dimension = $2 LIMIT $3 + 1) AS known`,
		[scope.projectId, question.groupBy, mostKeys],
	);
	const isMany = rows[0]?.many === true;
	return { starts, ownKeys: isMany ? await dearestKeys(db, scope, question, mostKeys) : null };
}

/** Days, weeks and months begin where the zone says: reckoned once, not once per row. */
function startsOf({ interval, timeZone, from, to }: CostQuestion): Date[] | null {
	if (interval === 'none') return null;
	return intervalStarts(interval, timeZone, from.getTime(), to.getTime()).map((ms) => new Date(ms));
}

async function dearestKeys(db: Queryable, scope: Scope, question: CostQuestion, limit: number): Promise<string[]> {
	const { bind, values } = createBind();
	const { from, where } = dayedSource(scope, question, bind);
	const { rows } = await db.query<{ key: string }>(
		`SELECT key FROM ${from} WHERE ${where} AND NOT other AND key <> ''
		 GROUP BY key ORDER BY sum(cost_usd) DESC, sum(calls) DESC, key LIMIT ${bind(limit)}`,
		values,
	);
	return rows.map(({ key }) => key);
}

/** The select list `key, other, slot` of a source; group by its three columns. */
export function groupColumns(
	{ key, other, time }: Pick<CostSource, 'key' | 'other' | 'time'>,
	{ starts, ownKeys }: CostGroups,
	bind: Bind,
): string {
	const slot = starts === null ? '0' : `width_bucket(${time}, ${bind(starts)}::timestamptz[])`;
	if (ownKeys === null) return `${key} AS key, ${other} AS other, ${slot} AS slot`;
	const isOwn = `(${key} = '' OR ${key} = ANY(${bind(ownKeys)}::text[]))`;
	return `CASE WHEN ${isOwn} THEN ${key} ELSE '' END AS key, (${other} OR NOT ${isOwn}) AS other, ${slot} AS slot`;
}

export type GroupRow = { key: string; other: boolean; slot: number };

/** Slots count from 1; 0 = no intervals. */
export const keyOfRow = ({ key, other, slot }: GroupRow, { starts }: CostGroups): CostKey => ({
	key,
	other,
	bucket: starts?.[slot - 1] ?? null,
});

/** What tells rows of one answer apart. */
export const rowName = ({ key, other, bucket }: CostKey): string => `${bucket?.getTime() ?? ''} ${other} ${key}`;
