import type { PartitionWidth } from '../tables.ts';

/** A partition by name and its bounds: `from` inclusive, `to` exclusive. */
export type Partition = { name: string; from: Date; to: Date };

/** The partition of `table` that holds `start`; days and months are UTC. spans + 2026-11-20T… → spans_20261120. */
export function partitionOf(table: string, width: PartitionWidth, start: Date): Partition {
	const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
	const from = new Date(Date.UTC(year, month, width === 'day' ? day : 1));
	const to = new Date(width === 'day' ? Date.UTC(year, month, day + 1) : Date.UTC(year, month + 1));
	const digits = from
		.toISOString()
		.replaceAll('-', '')
		.slice(0, width === 'day' ? 8 : 6);
	return { name: `${table}_${digits}`, from, to };
}
