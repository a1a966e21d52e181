/** What decides between two copies of one span, whichever came first. */
export type Fullness = { pending: boolean; endTimeNs: bigint; attributeCount: number; bodyHash: bigint };

/**
 * > 0 when `a` is the fuller copy: ended beats pending, then the later end, then more attributes; the hash of what came settles
 * the rest, so that any order of arrival ends the same. 0 = the same bytes.
 */
export function compareFullness(a: Fullness, b: Fullness): number {
	if (a.pending !== b.pending) return a.pending ? -1 : 1;
	if (a.endTimeNs !== b.endTimeNs) return a.endTimeNs < b.endTimeNs ? -1 : 1;
	if (a.attributeCount !== b.attributeCount) return a.attributeCount - b.attributeCount;
	return a.bodyHash === b.bodyHash ? 0 : a.bodyHash < b.bodyHash ? -1 : 1;
}

/** The same rule for `ON CONFLICT … DO UPDATE … WHERE`. */
export const excludedIsFuller = `${fullness('excluded')} > ${fullness('spans')}`;

function fullness(row: string): string {
	return `(${row}.billing_hint IS DISTINCT FROM 'pending', ${row}.end_time_ns, ${row}.attribute_count, ${row}.body_hash)`;
}
