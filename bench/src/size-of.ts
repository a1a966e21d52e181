import type { Db } from '@spanledger/db/connect';

/** Bytes on disk, indexes and out-of-line values included, by what they are for. */
export type Size = { spans: number; payloads: number; ledger: number; traces: number; rollups: number };

const groups: { [name in keyof Size]: string[] } = {
	spans: ['spans'],
	payloads: ['payload_pages', 'resources'],
	ledger: ['ledger_entries', 'response_claims'],
	traces: ['traces', 'unsettled_traces'],
	rollups: ['usage_by_dimension', 'usage_cube', 'user_usage', 'latency_histogram', 'dimension_values'],
};

/** A partitioned table weighs what its partitions weigh. */
export async function sizeOf(db: Db): Promise<Size> {
	const { rows } = await db.query<{ name: string; bytes: string }>(
		`SELECT coalesce(parent.relname, part.relname) AS name, sum(pg_total_relation_size(part.oid))::text AS bytes
		 FROM pg_class part
		 LEFT JOIN pg_inherits ON inhrelid = part.oid
		 LEFT JOIN pg_class parent ON parent.oid = inhparent
		 WHERE part.relkind = 'r' AND part.relnamespace = current_schema()::regnamespace
		 GROUP BY 1`,
	);
	const bytes = new Map(rows.map(({ name, bytes }) => [name, Number(bytes)]));
	const sum = (tables: string[]) => tables.reduce((total, table) => total + (bytes.get(table) ?? 0), 0);
	return mapSize((name) => sum(groups[name]));
}

/** What each of `spans` spans added. */
export function sizeBetween(before: Size, after: Size, spans: number): Size {
	return mapSize((name) => (after[name] - before[name]) / spans);
}

function mapSize(value: (name: keyof Size) => number): Size {
	return {
		spans: value('spans'),
		payloads: value('payloads'),
		ledger: value('ledger'),
		traces: value('traces'),
		rollups: value('rollups'),
	};
}
