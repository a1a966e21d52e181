import { agentRuns } from '@spanledger/fixtures/load/agent-runs';
import { expect, it } from 'vitest';
import { renderReport, table } from './render-report.ts';

it('pads tables: names to the left, figures to the right', () => {
	expect(table(['corpus', 'n'], [['a', '1,000']])).toBe('| corpus |     n |\n| ------ | ----: |\n| a      | 1,000 |');
});

it('names machine, corpus, date and every figure', () => {
	const report = renderReport({
		machine: {
			cpu: 'Test CPU',
			cores: 2,
			memoryGb: 8,
			system: 'Linux 6',
			node: 'v20.19.0',
			postgres: '18.4',
			loadBefore: 0.2,
		},
		at: new Date('2026-05-20T10:00:00Z'),
		isQuick: true,
		inFlight: 4,
		ingest: [
			{
				corpus: agentRuns,
				spans: 2_000,
				traces: 48,
				wireBytes: { inflated: 6_100.4, gzipped: 1_900 },
				acceptedPerSecond: 9_000,
				settledPerSecond: 5_123.4,
				acknowledgeMs: { p50: 12.2, p99: 48.7 },
				waits: 3,
				// 0.5 s over 2,000 spans = 250 µs each
				cpu: new Map([['worker', 0.5]]),
				size: { spans: 400, payloads: 2_000, ledger: 100, traces: 20, rollups: 5 },
				rawInsertsPerSecond: 20_000,
			},
		],
		acknowledge: { requests: 100, spans: 100, p50: 3.21, p99: 9.9 },
		catchUp: { traces: 9_000, perSecond: 450 },
		// 2.5, −2.5 and 1 %
		indexing: [3_900, 4_100, 3_960].map((workingPerSecond) => ({ heldPerSecond: 4_000, workingPerSecond })),
		check: {
			callsPerSecond: 1_000,
			check: { p50: 1.2, p99: 6 },
			health: { p50: 1, p99: 4 },
			freshMs: { p50: 1_720, p95: 2_110, samples: 40 },
		},
		reads: [{ name: 'list', what: '50 traces', httpMs: { p50: 12, p99: 30 }, sqlMs: { p50: 1.4, p99: 3 } }],
		tracePage: [
			{ spans: 10_000, opened: 5, firstRowsMs: { p50: 412.3, slowest: 533 }, elements: 876, longestTaskMs: null },
			{ spans: 50_000, opened: 1, firstRowsMs: { p50: 702, slowest: 702 }, elements: 881, longestTaskMs: 61 },
		],
	});
	for (const part of [
		'Test CPU, 2 cores, 8 GB',
		'2026-05-20',
		'agent runs',
		'5,123',
		'12 ms',
		'49 ms',
		'250',
		'2,525',
		'1.4 ms',
		'3.2 ms',
		'1.5 ×', // 6 ÷ 4
		'2,110 ms',
		'a cost of 1.0 %; half of them lie between -2.5 % and 2.5 %',
		'10,000 spans, 5 of them',
		'412 ms',
		'under 50 ms',
		'61 ms',
	])
		expect(report).toContain(part);
});
