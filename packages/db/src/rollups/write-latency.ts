import type { LatencySample } from '@spanledger/core/latency/latency-sample';
import type { Transaction } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';

type Change = LatencySample & { samples: number };

/** Takes the samples a trace gave before out of the histograms and adds those it gives now; equal ones cancel out. */
export async function writeLatency(
	tx: Transaction,
	{ projectId }: Scope,
	{ before, after }: { before: readonly LatencySample[]; after: readonly LatencySample[] },
): Promise<void> {
	const changes = new Map<string, Change>();
	const add = (sample: LatencySample, samples: 1 | -1) => {
		const { kind, route, key, bucketMs, logBucket } = sample;
		const row = [kind, route, key, bucketMs, logBucket].join('\u0000');
		const change = changes.get(row) ?? { ...sample, samples: 0 };
		change.samples += samples;
		changes.set(row, change);
	};
	for (const sample of before) add(sample, -1);
	for (const sample of after) add(sample, 1);
	const rows = [...changes.values()].filter(({ samples }) => samples !== 0);
	if (rows.length === 0) return;
	const key = ['project_id', 'kind', 'bucket', 'route', 'key', 'log_bucket'];
	await insertRows<never, Change>(tx, {
		table: 'latency_histogram',
		statement: 'write-latency-histogram',
		columns: [
			['project_id', () => projectId],
			['kind', (row) => row.kind],
			['bucket', (row) => new Date(row.bucketMs)],
			['route', (row) => row.route],
			['key', (row) => row.key],
			['log_bucket', (row) => row.logBucket],
			['samples', (row) => row.samples],
		],
		key,
		rows,
		conflict: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET samples = latency_histogram.samples + excluded.samples`,
	});
}
