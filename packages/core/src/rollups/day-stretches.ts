/** A stretch of time whose sum counts for one interval, or is taken from another in whose days it lies. Epoch ms, end exclusive. */
export type DayStretch = {
	/** Whole UTC days, or quarter hours. */
	grain: 'day' | 'quarter';
	fromMs: number;
	toMs: number;
	/** Numbers of intervals, from 0; null = of none that is asked for. */
	addsTo: number | null;
	takenFrom: number | null;
};

const dayMs = 86_400_000;

/**
 * How to sum intervals between neighbouring bounds (ascending, on quarter hours, at least two) mostly from whole UTC days, though they begin
 * at any quarter hour, as days of Kathmandu do. Each bound is moved to the nearest midnight, and what lies between the two is put right
 * in quarter hours: at most half a day at each bound, read once for the interval that gains it and the one that loses it.
 */
export function dayStretches(bounds: readonly number[]): DayStretch[] {
	const intervals = bounds.length - 1;
	const numbered = (number: number) => (number >= 0 && number < intervals ? number : null);
	const stretches: DayStretch[] = [];
	for (const [at, bound] of bounds.entries()) {
		const midnight = Math.round(bound / dayMs) * dayMs;
		const [before, after] = [numbered(at - 1), numbered(at)];
		const next = bounds[at + 1];
		if (next !== undefined) {
			const nextMidnight = Math.round(next / dayMs) * dayMs;
			if (midnight < nextMidnight)
				stretches.push({ grain: 'day', fromMs: midnight, toMs: nextMidnight, addsTo: after, takenFrom: null });
		}
		if (midnight < bound)
			stretches.push({ grain: 'quarter', fromMs: midnight, toMs: bound, addsTo: before, takenFrom: after });
		if (midnight > bound)
			stretches.push({ grain: 'quarter', fromMs: bound, toMs: midnight, addsTo: after, takenFrom: before });
	}
	return stretches;
}
