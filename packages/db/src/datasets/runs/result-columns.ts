/** A stored result; the table is named in full, for items have columns of the same names. */
export const resultColumns = `dataset_results.item_id AS "itemId", dataset_results.output, dataset_results.error,
	dataset_results.scores, nullif(dataset_results.trace_id, '') AS "traceId", trim_scale(dataset_results.cost_usd)::text AS "costUsd",
	dataset_results.duration_ms AS "durationMs"`;
