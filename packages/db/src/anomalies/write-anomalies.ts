import type { AnomalyDimension } from '@spanledger/core/anomalies/anomaly-dimension';
import type { JudgedDay } from '@spanledger/core/anomalies/judge-days';
import { usdText } from '@spanledger/core/money/pico-usd';
import type { Transaction } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';

/** A judged day of a key that stands out, or did before. */
export type AnomalyLook = JudgedDay & {
	dimension: AnomalyDimension;
	key: string;
	dayStart: Date;
	dayEnd: Date;
	lookedTo: Date;
};

export type WrittenAnomaly = { id: string; dimension: AnomalyDimension; key: string; dayStart: Date; isNew: boolean };

/** Notes what was found, once per key and day; what is known is brought up to date. Says which are new. */
export async function writeAnomalies(
	tx: Transaction,
	{ projectId }: Scope,
	looks: readonly AnomalyLook[],
	foundAt: Date,
): Promise<WrittenAnomaly[]> {
	const key = ['project_id', 'day_start', 'dimension', 'key'];
	const updated = ['looked_to', 'spent_usd', 'usual_usd', 'bound_usd', 'compared_days', 'stands_out'];
	return insertRows<WrittenAnomaly, AnomalyLook>(tx, {
		table: 'anomalies',
		columns: [
			['project_id', () => projectId],
			['day_start', (look) => look.dayStart],
			['dimension', (look) => look.dimension],
			['key', (look) => look.key],
			['day_end', (look) => look.dayEnd],
			['looked_to', (look) => look.lookedTo],
			['spent_usd', (look) => usdText(look.spent)],
			['usual_usd', (look) => usdText(look.usual)],
			['bound_usd', (look) => usdText(look.bound)],
			['compared_days', (look) => look.comparedDays],
			['stands_out', (look) => look.standsOut],
			['found_at', () => foundAt],
		],
		key,
		rows: looks,
		conflict: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${updated
			.map((column) => `${column} = excluded.${column}`)
			.join(', ')}`,
		// xmax is 0 in a row that was inserted
		returning: 'id, dimension, key, day_start AS "dayStart", (xmax = 0) AS "isNew"',
	});
}
