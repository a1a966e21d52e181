import { compareLogs } from '@spanledger/core/logs/log-order';
import type { LogNote } from '@spanledger/core/logs/span-log';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { groupByDays } from '../spans/group-by-days.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import type { TraceSpans } from '../spans/read-spans.ts';
import { type NoteRow, noteColumns, noteFromRow, type PlacedNote } from './log-columns.ts';
import { logSlack } from './log-slack.ts';

/**
 * What the log records of traces tell settling, by trace id, in the order they were written. One look at a small index where there are
 * none; bodies are never opened.
 */
export async function readLogNotes(
	db: Queryable,
	scope: Scope,
	traces: readonly TraceSpans[],
): Promise<Map<string, LogNote[]>> {
	const notes = new Map<string, PlacedNote[]>();
	for (const alike of groupByDays(traces.map((trace) => ({ ...scope, ...trace })))) {
		for (const row of await readGroup(db, scope, alike)) {
			const traceId = hexOf(row.trace_id);
			const known = notes.get(traceId);
			if (known === undefined) notes.set(traceId, [noteFromRow(row)]);
			else known.push(noteFromRow(row));
		}
	}
	for (const own of notes.values()) own.sort(compareLogs);
	return notes;
}

async function readGroup(db: Queryable, { projectId }: Scope, traces: readonly TraceSpans[]): Promise<NoteRow[]> {
	const { from, to } = logSlack({
		minStart: new Date(Math.min(...traces.map(({ minStart }) => minStart.getTime()))),
		maxStart: new Date(Math.max(...traces.map(({ maxStart }) => maxStart.getTime()))),
	});
	const { rows } = await db.query<NoteRow>({
		name: 'read-log-notes',
		text: `SELECT ${noteColumns} FROM span_logs
			WHERE project_id = $1 AND trace_id = ANY($2) AND start_time >= $3 AND start_time < $4 AND use <> 'correlated'`,
		values: [projectId, traces.map(({ traceId }) => bytesOf(traceId)), from, to],
	});
	return rows;
}
