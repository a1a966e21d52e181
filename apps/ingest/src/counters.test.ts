import { expect, test } from 'vitest';
import { counter, gauge, histogram } from './counters.ts';

test('a counter per label set', () => {
	const requests = counter('requests_total', 'Requests.');
	requests.add({ signal: 'traces', status: '200' });
	requests.add({ signal: 'traces', status: '200' }, 2);
	requests.add({ signal: 'logs', status: '400' });
	expect(requests.render()).toBe(
		[
			'# HELP requests_total Requests.',
			'# TYPE requests_total counter',
			'requests_total{signal="traces",status="200"} 3',
			'requests_total{signal="logs",status="400"} 1',
			'',
		].join('\n'),
	);
});

test('a gauge; labels are escaped', () => {
	expect(gauge('depth', 'Jobs.', [[{ state: 'a"b\\c\n' }, 7]])).toContain('depth{state="a\\"b\\\\c\\n"} 7');
});

test('a histogram is cumulative', () => {
	const seconds = histogram('seconds', 'Time.', [0.1, 1]);
	for (const value of [0.05, 0.1, 0.5, 3]) seconds.observe({}, value);
	const lines = seconds.render().split('\n');
	// ≤ 0.1: 0.05 and 0.1; ≤ 1: also 0.5; all: 4; 0.05 + 0.1 + 0.5 + 3 = 3.65
	expect(lines).toContain('seconds_bucket{le="0.1"} 2');
	expect(lines).toContain('seconds_bucket{le="1"} 3');
	expect(lines).toContain('seconds_bucket{le="+Inf"} 4');
	expect(lines).toContain('seconds_sum 3.65');
	expect(lines).toContain('seconds_count 4');
});
