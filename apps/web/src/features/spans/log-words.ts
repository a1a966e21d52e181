import { formatDuration } from '../../lib/format-duration.ts';

/** How much a severity, as its emitter calls it, asks to be looked at. */
export function severityLevel(severity: string | null): 'bad' | 'warn' | 'plain' {
	const word = severity?.toLowerCase() ?? '';
	if (/^(error|err|fatal|critical|crit|emerg|alert|severe|panic)/.test(word)) return 'bad';
	return word.startsWith('warn') ? 'warn' : 'plain';
}

/** When a record was written: "after 120 ms", or before its span where clocks differ. */
export function offsetWords(time: string, spanStart: string): string {
	const afterMs = Date.parse(time) - Date.parse(spanStart);
	return afterMs < 0 ? `${formatDuration(-afterMs)} before` : `after ${formatDuration(afterMs)}`;
}
