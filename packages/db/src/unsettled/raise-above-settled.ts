import type { Transaction } from '../connect.ts';

/**
 * A trace that was settled and left the list starts anew with the clock's version. Should the clock have gone back, or should we
 * have been asleep since we read it, that version is older than the settled one and no settler would look at it: lift it.
 * Correct because we hold the row: whoever settled this trace before has committed.
 */
export async function raiseAboveSettled(
	tx: Transaction,
	projectId: string,
	traceIds: readonly Buffer[],
	version: bigint,
): Promise<void> {
	const { rows } = await tx.query<{ trace_id: Buffer; settled_version: bigint }>({
		name: 'settled-ahead',
		text: `SELECT trace_id, settled_version FROM traces
			WHERE project_id = $1 AND trace_id = ANY($2) AND settled_version >= $3 ORDER BY trace_id`,
		values: [projectId, traceIds, version],
	});
	for (const { trace_id, settled_version } of rows) {
		await tx.query(
			`UPDATE unsettled_traces SET version = greatest(version, $3::bigint + 1) WHERE project_id = $1 AND trace_id = $2`,
			[projectId, trace_id, settled_version],
		);
	}
}
