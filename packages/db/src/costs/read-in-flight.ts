import { type PicoUsd, picoUsdFrom } from '@spanledger/core/money/pico-usd';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Traces whose root has not arrived yet: who they belong to may still come. */
export type InFlight = { traces: number; costUsd: PicoUsd; unattributedUsd: PicoUsd };

const runningMs = 3_600_000;
const longestMs = 86_400_000;

/** A trace is in flight while its root is missing and its last span is less than an hour old; those of the last day are looked at. */
export async function readInFlight(db: Queryable, { projectId }: Scope, now: Date): Promise<InFlight> {
	const { rows } = await db.query<{ traces: bigint; cost: string; unattributed: string }>(
		`SELECT count(*) AS traces, coalesce(sum(cost_usd), 0)::numeric(30,12) AS cost,
			coalesce(sum(cost_usd) FILTER (WHERE tenant = ''), 0)::numeric(30,12) AS unattributed
		 FROM traces WHERE project_id = $1 AND root_missing AND start_time >= $2 AND last_end_time >= $3`,
		[projectId, new Date(now.getTime() - longestMs), new Date(now.getTime() - runningMs)],
	);
	const [row] = rows;
	return {
		traces: Number(row?.traces ?? 0n),
		costUsd: picoUsdFrom(row?.cost ?? '0'),
		unattributedUsd: picoUsdFrom(row?.unattributed ?? '0'),
	};
}
