/** Start and end of a span, in one unit from one origin. */
export type Stretch = { start: number; end: number };

/**
 * How a child and its parent contradict each other; `by` in the unit of the stretches.
 * starts-early: it began before its parent, which cannot be: two clocks differ.
 * ends-late: it ended after its parent. Work that nobody waits for does so too; the page says both.
 */
export type ClockSkew = { kind: 'starts-early' | 'ends-late'; by: number };

/** Clocks of one rack differ by less than this, and so do the two ends of a rounding. Milliseconds. */
const leastMs = 1;
/** Of the parent's length: what one might see. */
const leastShare = 0.01;

/**
 * Compares a child with its parent, null when they agree. `ms`: how many units a millisecond has.
 *
 *   parent      ├──────────────┤
 *   child   ├─────┤                    starts-early
 *   child                    ├────┤    ends-late
 */
export function clockSkew(child: Stretch, parent: Stretch, ms: number): ClockSkew | null {
	const tolerance = Math.max(leastMs * ms, leastShare * (parent.end - parent.start));
	const early = parent.start - child.start;
	const late = child.end - parent.end;
	if (early > tolerance) return { kind: 'starts-early', by: early };
	return late > tolerance ? { kind: 'ends-late', by: late } : null;
}
