import type { LatencySample } from '@spanledger/core/latency/latency-sample';
import { usdText } from '@spanledger/core/money/pico-usd';
import type { TraceQuality } from '@spanledger/core/quality/rollup/trace-quality';
import type { DimensionName } from '@spanledger/core/spans/dimensions';
import type { TraceSummary } from '@spanledger/core/traces/summarise-trace';
import type { Transaction } from '../connect.ts';
import { type Column, insertRows } from '../insert-rows.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { startTime } from '../spans/start-time.ts';
import type { SettledWork } from './settled-work.ts';
import { columnsOfUsage } from './usage-columns.ts';

/** What a stored trace already gave, so that it can be taken back. */
export type StoredTrace = { samples: LatencySample[]; quality: TraceQuality | null; minStart: Date; maxStart: Date };

type Row = {
	trace_id: Buffer;
	settled_version: bigint;
	closed: boolean;
	samples: LatencySample[];
	quality: TraceQuality | null;
	min_start: Date;
	max_start: Date;
};

/**
 * Locks the stored rows of traces in key order and says which may be written: not those that a newer version has been
 * settled of, nor closed ones (retention took some of their spans).
 */
export async function lockTraces(
	tx: Transaction,
	{ projectId }: Scope,
	works: readonly SettledWork[],
): Promise<{ writable: SettledWork[]; stored: Map<string, StoredTrace> }> {
	const { rows } = await tx.query<Row>({
		name: 'lock-traces',
		text: `
			SELECT trace_id, settled_version, closed, samples, quality, min_start, max_start FROM traces
			WHERE project_id = $1 AND trace_id = ANY($2)
			ORDER BY project_id, trace_id
			FOR UPDATE`,
		values: [projectId, works.map(({ claim }) => bytesOf(claim.traceId))],
	});
	const known = new Map(rows.map((row) => [hexOf(row.trace_id), row]));
	const writable = works.filter(({ claim }) => {
		const row = known.get(claim.traceId);
		return row === undefined || (!row.closed && row.settled_version <= claim.version);
	});
	const stored = new Map(
		rows.map((row) => [
			hexOf(row.trace_id),
			{ samples: row.samples, quality: row.quality, minStart: row.min_start, maxStart: row.max_start },
		]),
	);
	return { writable, stored };
}

type TraceRow = TraceSummary & {
	version: bigint;
	stages: unknown;
	samples: readonly LatencySample[];
	quality: TraceQuality | null;
	borrowed: readonly DimensionName[];
};

const columns: readonly Column<TraceRow>[] = [
	['trace_id', (trace) => bytesOf(trace.traceId)],
	['settled_version', (trace) => trace.version],
	['min_start', (trace) => startTime(trace.minStartNs)],
	['max_start', (trace) => startTime(trace.maxStartNs)],
	['start_time', (trace) => startTime(trace.startTimeNs)],
	['start_time_ns', (trace) => trace.startTimeNs],
	// a double holds more than int8 writes as a number: ends may lie decades off
	['duration_ns', (trace) => BigInt(Math.round(trace.durationNs))],
	['last_end_time', (trace) => startTime(trace.lastEndTimeNs)],
	['name', (trace) => trace.name],
	['root_missing', (trace) => trace.rootMissing],
	['status', (trace) => trace.status],
	['tenant', (trace) => trace.dimensions.tenant ?? ''],
	['team', (trace) => trace.dimensions.team ?? ''],
	['feature', (trace) => trace.dimensions.feature ?? ''],
	['user_id', (trace) => trace.dimensions.user ?? ''],
	['session_id', (trace) => trace.dimensions.session ?? ''],
	['request_id', (trace) => trace.dimensions.requestId ?? ''],
	['environment', (trace) => trace.dimensions.environment ?? ''],
	['release', (trace) => trace.dimensions.release ?? ''],
	['route', (trace) => trace.dimensions.route ?? ''],
	['tags', (trace) => trace.tags],
	['models', (trace) => trace.models],
	['facets', (trace) => trace.facets],
	['span_count', (trace) => trace.spanCount],
	['call_count', (trace) => trace.callCount],
	['error_count', (trace) => trace.errorCount],
	...columnsOfUsage<TraceRow>(),
	['cost_usd', (trace) => (trace.costUsd === null ? null : usdText(trace.costUsd))],
	['unpriced_spans', (trace) => trace.unpricedSpans],
	['has_model', (trace) => trace.hasModel],
	['has_content', (trace) => trace.hasContent],
	['input_preview', (trace) => trace.inputPreview],
	['signals', (trace) => trace.signals],
	['outcome', (trace) => trace.outcome ?? ''],
	['cause', (trace) => jsonText(trace.cause)],
	['stages', (trace) => jsonText(trace.stages)],
	['samples', (trace) => jsonText(trace.samples)],
	['quality', (trace) => (trace.quality === null ? null : jsonText(trace.quality))],
	['borrowed', (trace) => trace.borrowed],
];

/** Another settler wrote the same new trace between our look and our write: take the transaction back and look again. */
export class TraceRaced extends Error {
	/** Postgres' own code for "serialise and try again". */
	readonly code = '40001';
}

/** Writes the settled rows. `stored` holds the traces that `lockTraces` found. Throws TraceRaced. */
export async function writeTraces(
	tx: Transaction,
	{ projectId }: Scope,
	works: readonly SettledWork[],
	stored: ReadonlyMap<string, StoredTrace>,
	settledAt: Date,
): Promise<void> {
	const allColumns: Column<TraceRow>[] = [['project_id', () => projectId], ['settled_at', () => settledAt], ...columns];
	const written = await insertRows<{ trace_id: Buffer; inserted: boolean }, TraceRow>(tx, {
		table: 'traces',
		statement: 'write-traces',
		columns: allColumns,
		key: ['project_id', 'trace_id'],
		rows: works.map(({ claim, settled }) => ({
			...settled.summary,
			version: claim.version,
			stages: settled.stages,
			samples: settled.samples,
			quality: settled.quality,
			borrowed: settled.borrowed,
		})),
		conflict: `ON CONFLICT (project_id, trace_id) DO UPDATE SET ${allColumns
			.filter(([name]) => name !== 'project_id' && name !== 'trace_id')
			.map(([name]) => `${name} = excluded.${name}`)
			.join(', ')}`,
		returning: 'trace_id, (xmax = 0) AS inserted',
	});
	for (const { trace_id: traceId, inserted } of written) {
		if (!inserted && !stored.has(hexOf(traceId))) throw new TraceRaced('another settler wrote this trace first');
	}
}
