import type { AnomalyDimension } from '@spanledger/core/anomalies/anomaly-dimension';
import type { Stretch } from '@spanledger/core/anomalies/stretches-to-hour';
import { type PicoUsd, picoUsdFrom } from '@spanledger/core/money/pico-usd';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

export type StretchQuestion = {
	dimension: AnomalyDimension;
	/** By slot; each lies on quarter hours. */
	stretches: readonly Stretch[];
	/** Slots that decide which keys are summed up: those that have spent `leastUsd` in one of them. */
	decidedBy: readonly number[];
	leastUsd: number;
	/** Summed up whatever they have spent. */
	alsoKeys: readonly string[];
};

/**
 * What each key has spent in each stretch, exactly, by slot. Only keys worth looking at: of ten thousand tenants few spend five dollars
 * a day, and the days before are read for those alone.
 */
export async function sumStretches(
	db: Queryable,
	scope: Scope,
	{ dimension, stretches, decidedBy, leastUsd, alsoKeys }: StretchQuestion,
): Promise<Map<string, Map<number, PicoUsd>>> {
	const decisive = await readSums(db, scope, dimension, stretches, { slots: decidedBy, leastUsd, keys: null });
	const keys = [...new Set([...decisive.map(({ key }) => key), ...alsoKeys])];
	const sums = new Map<string, Map<number, PicoUsd>>();
	if (keys.length === 0) return sums;
	const slots = stretches.map((_, slot) => slot);
	for (const { key, slot, spent } of await readSums(db, scope, dimension, stretches, { slots, leastUsd: null, keys })) {
		const bySlot = sums.get(key) ?? new Map<number, PicoUsd>();
		sums.set(key, bySlot.set(slot, picoUsdFrom(spent)));
	}
	return sums;
}

type Narrowing = { slots: readonly number[]; leastUsd: number | null; keys: readonly string[] | null };

/** One walk into the rollup's key per stretch. */
async function readSums(
	db: Queryable,
	{ projectId }: Scope,
	dimension: AnomalyDimension,
	stretches: readonly Stretch[],
	{ slots, leastUsd, keys }: Narrowing,
): Promise<{ key: string; slot: number; spent: string }[]> {
	const chosen = slots.flatMap((slot) => stretches[slot] ?? []);
	const { rows } = await db.query<{ key: string; slot: number; spent: string }>(
		`SELECT sums.key, stretch.slot, sums.spent
		 FROM unnest($3::int[], $4::timestamptz[], $5::timestamptz[]) AS stretch (slot, starts, ends)
		 CROSS JOIN LATERAL (
			SELECT key, sum(cost_usd)::numeric(30,12) AS spent FROM usage_by_dimension
			WHERE project_id = $1 AND dimension = $2 AND bucket >= stretch.starts AND bucket < stretch.ends
				AND NOT other AND key <> '' AND purpose = 'product' AND ($6::text[] IS NULL OR key = ANY($6))
			GROUP BY key HAVING sum(calls) > 0 AND ($7::numeric IS NULL OR sum(cost_usd) >= $7)
		 ) AS sums`,
		[
			projectId,
			dimension,
			slots,
			chosen.map(({ fromMs }) => new Date(fromMs)),
			chosen.map(({ toMs }) => new Date(toMs)),
			keys,
			leastUsd,
		],
	);
	return rows;
}
