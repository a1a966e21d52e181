/** How many times as long something takes; null = it differs by less than a fifth, or there is nothing to hold it against. */
export function clearChange(nowMs: number, beforeMs: number | null): number | null {
	if (beforeMs === null || beforeMs === 0) return null;
	const factor = nowMs / beforeMs;
	return factor >= 1.2 || factor <= 0.8 ? factor : null;
}
