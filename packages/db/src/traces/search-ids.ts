import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { hexOf } from '../spans/hex.ts';
import { traceIdRange } from './trace-where.ts';

/** What a pasted or half-typed id may mean. */
export type Hit = {
	kind: 'trace' | 'request' | 'user' | 'session';
	/** The id that was found. */
	value: string;
	/** The trace it leads to; null for users and sessions, which lead to a list. */
	traceId: string | null;
	/** Name of the trace; '' while it is not settled, and for users and sessions. */
	name: string;
	/** Traces found under it, counted up to a limit. */
	traces: number;
	lastSeen: Date;
};

type Search = { text: string; limit: number };

/** Rows looked at per kind: a look-up while typing must stay quick whatever was typed. */
const looked = 2_000;

/** Traces by the first digits of their id (unsettled ones too), requests by their id, users and sessions by their id's beginning. */
export async function searchIds(db: Queryable, scope: Scope, search: Search): Promise<Hit[]> {
	const hits = await Promise.all([
		tracesById(db, scope, search),
		requests(db, scope, search),
		byPrefix(db, scope, search, 'user'),
		byPrefix(db, scope, search, 'session'),
	]);
	return hits.flat();
}

type TraceRow = { trace_id: Buffer; name: string; start_time: Date };

async function tracesById(db: Queryable, { projectId }: Scope, { text, limit }: Search): Promise<Hit[]> {
	const range = traceIdRange(text);
	if (range === null) return [];
	const where = 'project_id = $1 AND trace_id BETWEEN $2 AND $3 ORDER BY trace_id LIMIT $4';
	const values = [projectId, range.first, range.last, limit];
	const [settled, waiting] = await Promise.all([
		db.query<TraceRow>(`SELECT trace_id, name, start_time FROM traces WHERE ${where}`, values),
		db.query<TraceRow>(
			`SELECT trace_id, '' AS name, min_start AS start_time FROM unsettled_traces WHERE ${where}`,
			values,
		),
	]);
	const byId = new Map([...waiting.rows, ...settled.rows].map((row) => [hexOf(row.trace_id), row]));
	return [...byId].slice(0, limit).map(([traceId, { name, start_time }]) => ({
		kind: 'trace',
		value: traceId,
		traceId,
		name,
		traces: 1,
		lastSeen: start_time,
	}));
}

async function requests(db: Queryable, { projectId }: Scope, { text, limit }: Search): Promise<Hit[]> {
	const { rows } = await db.query<TraceRow>(
		`SELECT trace_id, name, start_time FROM traces
		 WHERE project_id = $1 AND request_id = $2 AND request_id <> '' ORDER BY start_time DESC, trace_id LIMIT $3`,
		[projectId, text, limit],
	);
	return rows.map(({ trace_id, name, start_time }) => ({
		kind: 'request',
		value: text,
		traceId: hexOf(trace_id),
		name,
		traces: 1,
		lastSeen: start_time,
	}));
}

const idColumn = { user: 'user_id', session: 'session_id' } as const;

async function byPrefix(
	db: Queryable,
	{ projectId }: Scope,
	{ text, limit }: Search,
	kind: keyof typeof idColumn,
): Promise<Hit[]> {
	const column = idColumn[kind];
	const { rows } = await db.query<{ id: string; traces: bigint; last_seen: Date }>(
		`SELECT id, count(*) AS traces, max(start_time) AS last_seen FROM (
			SELECT ${column} AS id, start_time FROM traces
			WHERE project_id = $1 AND ${column} <> '' AND starts_with(${column}, $2) LIMIT $3) AS hits
		 GROUP BY id ORDER BY last_seen DESC, id LIMIT $4`,
		[projectId, text, looked, limit],
	);
	return rows.map(({ id, traces, last_seen }) => ({
		kind,
		value: id,
		traceId: null,
		name: '',
		traces: Number(traces),
		lastSeen: last_seen,
	}));
}
