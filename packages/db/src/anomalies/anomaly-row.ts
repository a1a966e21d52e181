import type { AnomalyDimension } from '@spanledger/core/anomalies/anomaly-dimension';

/** A day on which a key spent out of the ordinary. Money is decimal text in USD. */
export type StoredAnomaly = {
	id: string;
	dimension: AnomalyDimension;
	key: string;
	/** The local day, and how far it was looked at. */
	dayStart: Date;
	dayEnd: Date;
	lookedTo: Date;
	spentUsd: string;
	/** What such a day usually has cost by this hour. */
	usualUsd: string;
	boundUsd: string;
	comparedDays: number;
	/** false = it has fallen back since. */
	standsOut: boolean;
	foundAt: Date;
	acknowledgedAt: Date | null;
	acknowledgedBy: string | null;
};

/** The select list that gives a `StoredAnomaly`. */
export const anomalyColumns = `id, dimension, key, day_start AS "dayStart", day_end AS "dayEnd", looked_to AS "lookedTo",
	spent_usd AS "spentUsd", usual_usd AS "usualUsd", bound_usd AS "boundUsd", compared_days AS "comparedDays",
	stands_out AS "standsOut", found_at AS "foundAt", acknowledged_at AS "acknowledgedAt", acknowledged_by AS "acknowledgedBy"`;
