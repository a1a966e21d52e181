/** held: the failure that was called fixed did not come again · came back: it did · unknown: the next week had nothing to tell it by. */
export type FixState = 'held' | 'came-back' | 'unknown';
export type Fix = { groupId: string; fixedInWeek: string; before: number; after: number; state: FixState };

/** What became of the failures that an earlier review called fixed, by how often each was seen then and now. */
export function judgeFixes(
	fixed: readonly { groupId: string; week: string; before: number }[],
	now: { counts: ReadonlyMap<string, number>; traces: number },
): Fix[] {
	return fixed.map(({ groupId, week, before }) => {
		const after = now.counts.get(groupId) ?? 0;
		const state = after > 0 ? 'came-back' : now.traces === 0 ? 'unknown' : 'held';
		return { groupId, fixedInWeek: week, before, after, state };
	});
}
