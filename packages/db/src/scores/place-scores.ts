import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { type ReceivedScore, receivedScoreColumns, scoreAssignments, scoreKey } from './received-score.ts';
import { type ScoreRow, scoreColumnNames, scoreFromRow } from './score-columns.ts';

/**
 * Scores that name nothing but one of these spans go to its trace, and are from then on found by it like any other. Returns how many.
 * `traceOf`: trace ids by span id. The trace is part of the key, so a row moves by being written anew.
 */
export async function placeScores(db: Db, scope: Scope, traceOf: ReadonlyMap<string, string>): Promise<number> {
	if (traceOf.size === 0) return 0;
	const spanIds = [...traceOf.keys()].map(bytesOf);
	// most traces have none, and then nothing is locked
	if ((await waiting(db, scope, spanIds, '')).length === 0) return 0;
	return inTransaction(db, async (tx) => {
		const rows = await waiting(tx, scope, spanIds, 'FOR UPDATE');
		const placed = rows.map((row): ReceivedScore => {
			const traceId = row.span_id === null ? null : (traceOf.get(hexOf(row.span_id)) ?? null);
			return { score: { ...scoreFromRow(row), traceId }, receivedAt: row.received_at };
		});
		await tx.query(`DELETE FROM scores WHERE project_id = $1 AND trace_id = '' AND id = ANY($2)`, [
			scope.projectId,
			placed.map(({ score }) => score.id),
		]);
		await insertRows<never, ReceivedScore>(tx, {
			table: 'scores',
			columns: [['project_id', () => scope.projectId], ...receivedScoreColumns],
			key: scoreKey,
			rows: placed,
			conflict: scoreAssignments,
		});
		return placed.length;
	});
}

type Waiting = ScoreRow & { received_at: Date };

async function waiting(
	db: { query: Db['query'] },
	{ projectId }: Scope,
	spanIds: readonly Buffer[],
	lock: '' | 'FOR UPDATE',
): Promise<Waiting[]> {
	const { rows } = await db.query<Waiting>(
		`SELECT ${scoreColumnNames}, received_at FROM scores
		 WHERE project_id = $1 AND trace_id = '' AND span_id = ANY($2) ORDER BY id LIMIT 1000 ${lock}`,
		[projectId, spanIds],
	);
	return rows;
}
