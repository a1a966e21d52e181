import type { MetricPoint } from '@spanledger/core/metrics/metric-point';
import { type MetricGrain, metricGrains, rollUp } from '@spanledger/core/metrics/metric-rollup';
import { type PointChange, reducePoints } from '@spanledger/core/metrics/reduce-points';
import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { withPartitions } from '../partitions/with-partitions.ts';
import type { Scope } from '../scope.ts';
import { admitSeries, forgetSeries } from './admit-series.ts';
import { insertPoints } from './insert-points.ts';
import { lockSeries, SeriesGone } from './lock-series.ts';
import { askForSeries, placePoints, wantedSeries } from './place-points.ts';
import { readNeighbours } from './read-neighbours.ts';
import { type PointToStore, pointKey } from './stored-point.ts';
import { writeMetricRollups } from './write-rollups.ts';

export type StoredPoints = {
	/** Points that were not there before. */
	added: number;
	/** Points that came before, in this call or an earlier one: they changed nothing. */
	repeated: number;
	/** Of those added: points in the "(other)" series of their metric. */
	folded: number;
	/** Points of metrics for which a full project has no room at all. */
	dropped: number;
};

const grains = Object.keys(metricGrains) as MetricGrain[]; // as core declares them

/**
 * Stores the points of metrics and adds what they are worth to the rollups, in one transaction. Any number, in any order, with
 * repeats, by any number of writers: the rollups come out the same. Times lie within `metricBounds`.
 */
export async function storePoints(db: Db, scope: Scope, sent: readonly MetricPoint[]): Promise<StoredPoints> {
	try {
		return await admitAndStore(db, scope, sent);
	} catch (error) {
		if (!(error instanceof SeriesGone)) throw error;
		forgetSeries(db);
		return admitAndStore(db, scope, sent);
	}
}

async function admitAndStore(db: Db, scope: Scope, sent: readonly MetricPoint[]): Promise<StoredPoints> {
	const asking = askForSeries(sent);
	const admission = await admitSeries(db, scope, wantedSeries(asking));
	const { points, folded, dropped } = placePoints(asking, admission);
	const added = await withPartitions(
		db,
		() => points.map(({ time }) => time),
		() => inTransaction(db, (tx) => writePoints(tx, scope, points)),
	);
	return {
		added: added.length,
		repeated: sent.length - dropped - added.length,
		folded: added.filter(({ streamId, timeNs }) => folded.has(pointKey(streamId, timeNs))).length,
		dropped,
	};
}

async function writePoints(tx: Transaction, scope: Scope, points: readonly PointToStore[]): Promise<PointToStore[]> {
	if (points.length === 0) return [];
	await lockSeries(tx, scope, points);
	const added = await insertPoints(tx, scope, points);
	const changes = changesOf(added, await readNeighbours(tx, scope, added));
	for (const grain of grains) await writeMetricRollups(tx, scope, grain, rollUp(changes, grain));
	return added;
}

/** `around`: what is stored now around the points added, and these themselves. */
function changesOf(added: readonly PointToStore[], around: ReadonlyMap<string, PointToStore[]>): PointChange[] {
	const streams = new Map<string, PointToStore[]>();
	for (const point of added) {
		const stream = streams.get(point.streamId) ?? [];
		stream.push(point);
		streams.set(point.streamId, stream);
	}
	return [...streams].flatMap(([streamId, own]) => {
		const isNew = new Set(own.map(({ timeNs }) => timeNs));
		const stored = (around.get(streamId) ?? []).filter(({ timeNs }) => !isNew.has(timeNs));
		return reducePoints(stored, own);
	});
}
