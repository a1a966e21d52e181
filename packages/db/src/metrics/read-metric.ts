import type { MetricCell } from '@spanledger/core/metrics/metric-cells';
import type { MetricGrain } from '@spanledger/core/metrics/metric-rollup';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { metricTables } from './write-rollups.ts';

export type MetricQuestion = {
	grain: MetricGrain;
	/** `from` inclusive and `to` exclusive lie on whole steps. */
	from: Date;
	to: Date;
	/** A multiple of the grain. */
	stepMs: number;
	/** Which series are summed up under which number. */
	groups: readonly { seriesId: string; group: number }[];
};

/** What a group says of one step. */
export type MetricFigures = {
	group: number;
	at: Date;
	points: number;
	/** Values of histograms, points of gauges and levels. */
	count: number;
	/** null = not known. */
	sum: number | null;
	/** The means of the series, added up: what a level is over several of them. */
	sumOfMeans: number | null;
	/** How long what is counted took to happen, on average over the points. */
	coveredMs: number;
	min: number | null;
	max: number | null;
	/** Of the group's histograms, when asked for. */
	cells: MetricCell[];
};

type FigureRow = Omit<MetricFigures, 'points' | 'count' | 'cells' | 'group' | 'coveredMs' | 'sumOfMeans'> & {
	group_number: number;
	points: string;
	count: string;
	covered_ms: number;
	sum_of_means: number | null;
};

const placed = `unnest($2::uuid[], $3::integer[]) AS placed (series_id, group_number)`;
const within = 'project_id = $1 AND bucket >= $4::timestamptz AND bucket < $5::timestamptz';
const step = `date_bin(make_interval(secs => $6), bucket, 'epoch'::timestamptz)`;

/** The rollups of some series, summed up by group and step, in order of time. */
export async function readMetric(
	db: Queryable,
	{ projectId }: Scope,
	{ withCells, ...question }: MetricQuestion & { withCells: boolean },
): Promise<MetricFigures[]> {
	const { groups, from, to, stepMs, grain } = question;
	const series = groups.map(({ seriesId }) => seriesId);
	const parameters = [projectId, series, groups.map(({ group }) => group), from, to, stepMs / 1000];
	const { rows } = await db.query<FigureRow>(figuresOf(metricTables[grain].rows), parameters);
	const figures = new Map<string, MetricFigures>();
	for (const row of rows) figures.set(placeOf(row), figureFrom(row));
	if (withCells) {
		const cells = await db.query<CellRow>(cellsOf(metricTables[grain].cells), parameters);
		for (const row of cells.rows) {
			const { low, high, count } = row;
			figures.get(placeOf(row))?.cells.push({ low, high, count: Number(count) });
		}
	}
	return [...figures.values()];
}

/** Per series first: a mean of means is not a mean, and levels add up by their means. */
const figuresOf = (table: string): string =>
	`WITH by_series AS (
		SELECT group_number, ${step} AS at, sum(points) AS points, sum(count) AS count,
			CASE WHEN bool_or(sum IS NULL) THEN NULL ELSE sum(sum) END AS sum,
			sum(covered_ms) AS covered_ms, min(min) AS min, max(max) AS max
		FROM ${placed} JOIN ${table} USING (series_id) WHERE ${within} GROUP BY group_number, at, series_id)
	 SELECT group_number, at, sum(points) AS points, sum(count) AS count,
		CASE WHEN bool_or(sum IS NULL) THEN NULL ELSE sum(sum) END AS sum,
		sum(sum / nullif(count, 0)::double precision) AS sum_of_means,
		(sum(covered_ms) / nullif(sum(points), 0))::double precision AS covered_ms, min(min) AS min, max(max) AS max
	 FROM by_series GROUP BY group_number, at HAVING sum(points) > 0 ORDER BY at, group_number`;

type CellRow = { group_number: number; at: Date; low: number; high: number; count: string };

const cellsOf = (table: string): string =>
	`SELECT group_number, ${step} AS at, low, high, sum(count) AS count
	 FROM ${placed} JOIN ${table} USING (series_id) WHERE ${within}
	 GROUP BY group_number, at, low, high HAVING sum(count) > 0 ORDER BY low`;

const placeOf = ({ group_number: group, at }: { group_number: number; at: Date }): string => `${group} ${at.getTime()}`;

function figureFrom(row: FigureRow): MetricFigures {
	return {
		group: row.group_number,
		at: row.at,
		points: Number(row.points),
		count: Number(row.count),
		sum: row.sum,
		sumOfMeans: row.sum_of_means,
		coveredMs: row.covered_ms,
		min: row.min,
		max: row.max,
		cells: [],
	};
}
