import { type Counter, counter, gauge, type Histogram, histogram } from './counters.ts';
import type { Deps } from './deps.ts';

/** What ingest counts about itself. Labels: our routes, our signals, statuses, nothing that a client chooses. */
export type Meters = {
	requests: Counter;
	requestSeconds: Histogram;
	accepted: Counter;
	rejected: Counter;
	uncorrelatedLogs: Counter;
	bodyBytes: Counter;
	budgetChecks: Counter;
};

export function openMeters(): Meters {
	return {
		requests: counter(
			'spanledger_ingest_requests_total',
			'Requests answered, by route and status (HTTP, or gRPC for its methods).',
		),
		requestSeconds: histogram(
			'spanledger_ingest_request_seconds',
			'Time from the first byte of a request to the end of its answer.',
			[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
		),
		accepted: counter('spanledger_ingest_accepted_total', 'Spans, log records and data points queued.'),
		rejected: counter('spanledger_ingest_rejected_total', 'Spans, log records and data points refused one by one.'),
		uncorrelatedLogs: counter(
			'spanledger_ingest_uncorrelated_logs_total',
			'Log records that belong to no span and were not kept.',
		),
		budgetChecks: counter('spanledger_budget_checks_total', 'Questions whether something may be spent, by answer.'),
		bodyBytes: counter('spanledger_ingest_body_bytes_total', 'Inflated bytes of accepted bodies.'),
	};
}

/** The scrape: everything counted, and the queue's depth where it can be asked. */
export async function renderMeters({ meters, budget, queueDepth }: Deps): Promise<string> {
	const depth = await queueDepth().catch(() => null);
	const families = Object.values(meters).map((meter) => meter.render());
	families.push(
		gauge('spanledger_ingest_buffered_bytes', 'Bodies held in memory.', [[{}, budget.heldBytes()]]),
		gauge('spanledger_queue_up', 'Whether the queue answers.', [[{}, depth === null ? 0 : 1]]),
	);
	if (depth !== null) {
		const samples = Object.entries(depth).map(([state, jobs]) => [{ state }, jobs] as const);
		families.push(gauge('spanledger_queue_jobs', 'Jobs in the ingest queue, by state.', samples));
	}
	return families.join('');
}
