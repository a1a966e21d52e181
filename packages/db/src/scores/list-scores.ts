import { DomainError } from '@spanledger/core/domain-error';
import type { Score, ScoreSource } from '@spanledger/core/scores/score';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
import { type Bind, createBind } from '../traces/bind.ts';
import { type ScoreRow, scoreColumnNames, scoreFromRow } from './score-columns.ts';

/** Which scores, by the time they were given: `from` inclusive, `to` exclusive. Several values of one field = or. */
export type ScoreFilter = {
	from: Date;
	to: Date;
	names?: readonly string[];
	sources?: readonly ScoreSource[];
	traceId?: string;
	sessions?: readonly string[];
	requestIds?: readonly string[];
	users?: readonly string[];
};

/** One page of scores, latest first. Keyset: pages do not shift while scores arrive. Throws `invalid` for a cursor that is none. */
export async function listScores(
	db: Queryable,
	{ projectId }: Scope,
	{ filter, limit, cursor }: { filter: ScoreFilter; limit: number; cursor?: string },
): Promise<{ scores: Score[]; nextCursor: string | null }> {
	const { bind, values } = createBind();
	const conditions = [`project_id = ${bind(projectId)}`, ...conditionsOf(filter, bind)];
	if (cursor !== undefined) {
		const [time, id] = decode(cursor);
		conditions.push(`(time, id) < (${bind(time)}::timestamptz, ${bind(id)}::text)`);
	}
	const { rows } = await db.query<ScoreRow>(
		`SELECT ${scoreColumnNames} FROM scores WHERE ${conditions.join(' AND ')}
		 ORDER BY time DESC, id DESC LIMIT ${bind(limit + 1)}`,
		values,
	);
	const scores = rows.slice(0, limit).map(scoreFromRow);
	const last = scores.at(-1);
	return { scores, nextCursor: rows.length > limit && last !== undefined ? encode(last) : null };
}

function conditionsOf(filter: ScoreFilter, bind: Bind): string[] {
	const lists = [
		['name', filter.names],
		['source', filter.sources],
		['session_id', filter.sessions],
		['request_id', filter.requestIds],
		['user_id', filter.users],
	] as const;
	const conditions = [`time >= ${bind(filter.from)}`, `time < ${bind(filter.to)}`];
	for (const [column, wanted] of lists) if (wanted !== undefined) conditions.push(`${column} = ANY(${bind(wanted)})`);
	if (filter.traceId !== undefined) conditions.push(`trace_id = ${bind(bytesOf(filter.traceId))}`);
	return conditions;
}

const encode = ({ timeMs, id }: Score): string => Buffer.from(JSON.stringify([timeMs, id])).toString('base64url');

function decode(cursor: string): [time: Date, id: string] {
	try {
		const [timeMs, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
		if (typeof timeMs === 'number' && Number.isFinite(timeMs) && typeof id === 'string' && !id.includes('\0')) {
			return [new Date(timeMs), id];
		}
	} catch {
		// no cursor of ours
	}
	throw new DomainError('invalid', 'cursor: not one of this list', 'cursor');
}
