import type { ConditionalPrice, ModelPrice } from '@pydantic/genai-prices';

/**
 * The catalogue's conditional price that holds at a moment: the last in the list whose condition is true.
 * Dates and times of day are UTC. null = none holds.
 */
export function activePrice(
	prices: ModelPrice | ConditionalPrice[],
	atNs: bigint,
): { prices: ModelPrice; validFrom: string | null } | null {
	if (!isConditional(prices)) return { prices, validFrom: null };
	const at = new Date(Number(atNs / 1_000_000n)).toISOString();
	for (const { constraint, prices: rates } of [...prices].reverse()) {
		if (constraint === undefined) return { prices: rates, validFrom: null };
		if (constraint.type === 'start_date') {
			if (at.slice(0, 10) >= constraint.start_date) return { prices: rates, validFrom: constraint.start_date };
		} else if (isWithin(at.slice(11, 19), constraint.start_time, constraint.end_time)) {
			return { prices: rates, validFrom: null };
		}
	}
	return null;
}

function isConditional(prices: ModelPrice | ConditionalPrice[]): prices is ConditionalPrice[] {
	return Array.isArray(prices);
}

/** Times of day as "HH:MM:SS…"; a window may pass midnight. */
function isWithin(time: string, start: string, end: string): boolean {
	const from = start.slice(0, 8);
	const to = end.slice(0, 8);
	return from <= to ? time >= from && time < to : time >= from || time < to;
}
