import { type MetricSeries, mostOtherSeries, mostSeries, otherSeriesOf } from '@spanledger/core/metrics/metric-series';
import type { Db } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';
import { seriesIdOf } from './series-id.ts';

/** A series that points ask for, and when the earliest of them was measured. */
export type WantedSeries = { id: string; series: MetricSeries; firstSeen: Date };

/** Where the points of a series go: itself, the "(other)" of its metric, or nowhere (null). By the id asked for. */
export type Admission = ReadonlyMap<string, string | null>;

/** Series this process knows to be there, per pool. */
const known = new WeakMap<Db, Set<string>>();
const mostRemembered = 200_000;

/** Whoever deletes series, or finds one gone, makes this process look again. */
export function forgetSeries(db: Db): void {
	known.delete(db);
}

/**
 * Opens series while the project has room. Series never leave, so the choice stands: those admitted stay, and a full project
 * stays full.
 */
export async function admitSeries(
	db: Db,
	{ projectId }: Scope,
	wanted: readonly WantedSeries[],
	limits = { series: mostSeries, others: mostOtherSeries },
): Promise<Admission> {
	const memory = known.get(db) ?? new Set<string>();
	if (memory.size > mostRemembered) memory.clear();
	known.set(db, memory);
	const remember = (ids: Iterable<string>) => {
		for (const id of ids) memory.add(`${projectId} ${id}`);
	};
	const isKnown = (id: string) => memory.has(`${projectId} ${id}`);

	remember(
		await existing(
			db,
			projectId,
			wanted.map(({ id }) => id).filter((id) => !isKnown(id)),
		),
	);
	const fresh = wanted.filter(({ id }) => !isKnown(id));
	if (fresh.length > 0) remember(await open(db, projectId, fresh, limits));
	return new Map(
		wanted.map(({ id, series }) => {
			if (isKnown(id)) return [id, id];
			const other = seriesIdOf(otherSeriesOf(series));
			return [id, isKnown(other) ? other : null];
		}),
	);
}

/** Two workers may both count before either writes: a project can pass its limit by one batch, never by more. */
async function open(
	db: Db,
	projectId: string,
	fresh: readonly WantedSeries[],
	limits: { series: number; others: number },
): Promise<string[]> {
	const { rows } = await db.query<{ series: bigint; others: bigint }>(
		`SELECT count(*) FILTER (WHERE NOT other) AS series, count(*) FILTER (WHERE other) AS others
		 FROM metric_series WHERE project_id = $1`,
		[projectId],
	);
	const room = Math.max(limits.series - Number(rows[0]?.series ?? 0n), 0);
	const otherRoom = Math.max(limits.others - Number(rows[0]?.others ?? 0n), 0);
	const others = new Map<string, WantedSeries>();
	for (const { series, firstSeen } of fresh.slice(room)) {
		const other = otherSeriesOf(series);
		others.set(seriesIdOf(other), { id: seriesIdOf(other), series: other, firstSeen });
	}
	const there = await existing(db, projectId, [...others.keys()]);
	const newOthers = [...others.values()].filter(({ id }) => !there.includes(id)).slice(0, otherRoom);
	const opened = [...fresh.slice(0, room), ...newOthers];
	await insertSeries(db, projectId, opened);
	return [...there, ...opened.map(({ id }) => id)];
}

async function existing(db: Db, projectId: string, ids: readonly string[]): Promise<string[]> {
	if (ids.length === 0) return [];
	const { rows } = await db.query<{ series_id: string }>(
		'SELECT series_id FROM metric_series WHERE project_id = $1 AND series_id = ANY($2::uuid[])',
		[projectId, ids],
	);
	return rows.map((row) => row.series_id);
}

async function insertSeries(db: Db, projectId: string, rows: readonly WantedSeries[]): Promise<void> {
	await insertRows<never, WantedSeries>(db, {
		table: 'metric_series',
		columns: [
			['project_id', () => projectId],
			['series_id', ({ id }) => id],
			['metric', ({ series }) => series.metric],
			['unit', ({ series }) => series.unit],
			['kind', ({ series }) => series.kind],
			['description', ({ series }) => series.description],
			['service', ({ series }) => series.service],
			['attributes', ({ series }) => jsonText(series.attributes)],
			['other', ({ series }) => series.other],
			['first_seen', ({ firstSeen }) => firstSeen],
			['last_seen', ({ firstSeen }) => firstSeen],
		],
		key: ['project_id', 'series_id'],
		rows,
		conflict: 'ON CONFLICT DO NOTHING',
	});
}
