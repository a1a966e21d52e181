/** Splits `amount` of the smaller unit into "3 m 12 s". */
function pair(amount: number, per: number, large: string, small: string): string {
	const whole = Math.floor(amount / per);
	const rest = Math.floor(amount % per);
	return rest === 0 ? `${whole} ${large}` : `${whole} ${large} ${rest} ${small}`;
}

/** A duration in ms as people say it: 0.4 ms · 87 ms · 0.21 s · 23.1 s · 3 m 12 s · 1 h 4 m · 2 d 3 h. */
export function formatDuration(ms: number | null): string {
	if (ms === null) return '–';
	if (ms === 0) return '0 ms';
	if (ms < 0.01) return '<0.01 ms';
	if (ms < 1) return `${ms.toFixed(2)} ms`;
	if (ms < 99.5) return `${Math.round(ms)} ms`;
	if (ms < 9_995) return `${(ms / 1000).toFixed(2)} s`;
	if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
	const seconds = Math.round(ms / 1000);
	if (seconds < 3600) return pair(seconds, 60, 'm', 's');
	if (seconds < 86_400) return pair(seconds / 60, 60, 'h', 'm');
	return pair(seconds / 3600, 24, 'd', 'h');
}
