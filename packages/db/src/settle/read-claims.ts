import type { ResponseClaim } from '@spanledger/core/traces/response-claim';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { hexOf } from '../spans/hex.ts';

/** A stored claim with what is needed to settle its trace again. */
export type StoredClaim = ResponseClaim & { minStart: Date; maxStart: Date };

type Row = {
	response_id: string;
	trace_id: Buffer;
	span_id: Buffer;
	start_time_ns: bigint;
	end_time_ns: bigint;
	min_start: Date;
	max_start: Date;
	fullness: number;
	bills: boolean;
};

/** An id with more claims than this is not one call seen by several instrumentations: some servers give all answers one id. */
const mostRivals = 32;

const columns = 'response_id, trace_id, span_id, start_time_ns, end_time_ns, min_start, max_start, fullness, bills';

/**
 * The stored claims on some response ids. All of them, so that every settler chooses from the same set and the choices
 * converge; of an id that a server repeats, only those whose time touches [`fromNs`, `toNs`], and the id is named in `repeated`.
 */
export async function readRivals(
	db: Queryable,
	{ projectId }: Scope,
	{ responseIds, fromNs, toNs }: { responseIds: readonly string[]; fromNs: bigint; toNs: bigint },
): Promise<{ claims: StoredClaim[]; repeated: ReadonlySet<string> }> {
	if (responseIds.length === 0) return { claims: [], repeated: new Set() };
	const { rows } = await db.query<Row>({
		name: 'read-claims',
		text: `
			SELECT c.* FROM unnest($2::text[]) AS wanted (id)
			CROSS JOIN LATERAL (
				SELECT ${columns} FROM response_claims WHERE project_id = $1 AND response_id = wanted.id
				ORDER BY trace_id, span_id LIMIT ${mostRivals + 1}
			) c`,
		values: [projectId, responseIds],
	});
	const counts = new Map<string, number>();
	for (const { response_id: id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1);
	const repeated = new Set([...counts].filter(([, count]) => count > mostRivals).map(([id]) => id));
	const claims = rows.filter(({ response_id: id }) => !repeated.has(id)).map(fromRow);
	if (repeated.size > 0) claims.push(...(await readNear(db, projectId, [...repeated], fromNs, toNs)));
	return { claims, repeated };
}

/** The same, for a reader that only chooses. */
export async function readClaims(...asked: Parameters<typeof readRivals>): Promise<StoredClaim[]> {
	return (await readRivals(...asked)).claims;
}

async function readNear(
	db: Queryable,
	projectId: string,
	ids: string[],
	fromNs: bigint,
	toNs: bigint,
): Promise<StoredClaim[]> {
	const { rows } = await db.query<Row>({
		name: 'read-claims-near',
		text: `
			SELECT ${columns} FROM response_claims
			WHERE project_id = $1 AND response_id = ANY($2) AND end_time_ns >= $3 AND start_time_ns <= $4
			LIMIT 10000`,
		values: [projectId, ids, fromNs, toNs],
	});
	return rows.map(fromRow);
}

function fromRow(row: Row): StoredClaim {
	return {
		responseId: row.response_id,
		traceId: hexOf(row.trace_id),
		spanId: hexOf(row.span_id),
		startTimeNs: row.start_time_ns,
		endTimeNs: row.end_time_ns,
		minStart: row.min_start,
		maxStart: row.max_start,
		fullness: row.fullness,
		bills: row.bills,
	};
}
