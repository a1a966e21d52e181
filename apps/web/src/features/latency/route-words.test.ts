import { expect, it } from 'vitest';
import { routeWords } from './route-words.ts';

const figures = { count: 44, p50Ms: 1_000, p95Ms: 3_000, p99Ms: 3_100, tailRatio: 3.1, before: null };

it('says how long the traces of a route took', () => {
	expect(routeWords(figures)).toBe('44 traces: median 1.00 s, p95 3.00 s, p99 3.10 s (3.1 × the median)');
	expect(routeWords({ ...figures, before: { p95Ms: 1_500 } })).toContain('p95 3.00 s, 2.0 × the time before, p99');
});

it('a route without traces has no figures: none of them is 0 ms', () => {
	const none = { count: 0, p50Ms: 0, p95Ms: 0, p99Ms: 0, tailRatio: null, before: { p95Ms: 1_500 } };
	expect(routeWords(none)).toBe('No trace began in this range');
});
