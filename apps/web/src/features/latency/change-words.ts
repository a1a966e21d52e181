import { clearChange } from '@spanledger/core/latency/clear-change';
import { formatDuration } from '../../lib/format-duration.ts';

/** "2.1 × the time before", from a fifth more or less on; '' while it is about the same. */
export function timesBefore(nowMs: number, beforeMs: number | null): string {
	const factor = clearChange(nowMs, beforeMs);
	return factor === null ? '' : `${factorWords(factor)} the time before`;
}

/** 2.1 × · 14 × · 0.4 × · 0.05 × */
export const factorWords = (factor: number): string =>
	`${factor >= 10 ? factor.toFixed(0) : factor >= 0.1 ? factor.toFixed(1) : factor.toFixed(2)} ×`;

/** "went from 0.21 s to 1.26 s", or that it is new. */
export const wentWords = (nowMs: number, beforeMs: number | null): string =>
	beforeMs === null
		? `is new, at ${formatDuration(nowMs)}`
		: `went from ${formatDuration(beforeMs)} to ${formatDuration(nowMs)}`;
