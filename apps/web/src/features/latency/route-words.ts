import { plural } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { timesBefore } from './change-words.ts';

type RouteFigures = {
	count: number;
	p50Ms: number;
	p95Ms: number;
	p99Ms: number;
	tailRatio: number | null;
	before: { p95Ms: number } | null;
};

/** "44 traces: median 1.00 s, p95 3.00 s, 2.1 × the time before, p99 3.00 s (3.0 × the median)" */
export function routeWords({ count, p50Ms, p95Ms, p99Ms, tailRatio, before }: RouteFigures): string {
	if (count === 0) return 'No trace began in this range';
	const change = timesBefore(p95Ms, before?.p95Ms ?? null);
	const p95 = `p95 ${formatDuration(p95Ms)}${change === '' ? '' : `, ${change}`}`;
	const tail = tailRatio === null ? '' : ` (${tailRatio.toFixed(1)} × the median)`;
	return `${plural(count, 'trace')}: median ${formatDuration(p50Ms)}, ${p95}, p99 ${formatDuration(p99Ms)}${tail}`;
}
