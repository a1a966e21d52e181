import { type LatencySample, quarterHour } from '../latency/latency-sample.ts';
import { logBucket } from '../latency/log-bucket.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { Stage } from './stages.ts';
import type { TraceSummary } from './summarise-trace.ts';
import type { TraceTree } from './trace-tree.ts';

const msOf = (nanoseconds: number): number => nanoseconds / 1e6;

/**
 * The durations a trace adds to the histograms: one for its route and one per stage, in the trace's own quarter hour,
 * once its root has come (before that they would be of half a trace); one per billable span in the span's.
 */
export function latencySamples(
	tree: TraceTree,
	summary: TraceSummary,
	stages: readonly Stage[],
	entries: readonly LedgerEntry[],
): LatencySample[] {
	const route = summary.dimensions.route ?? '';
	const samples: LatencySample[] = [];
	if (!summary.rootMissing) {
		const bucketMs = quarterHour(summary.startTimeNs);
		samples.push({ kind: 'route', route, key: route, bucketMs, logBucket: logBucket(msOf(summary.durationNs)) });
		for (const { stage, durationNs } of stages) {
			samples.push({ kind: 'stage', route, key: stage, bucketMs, logBucket: logBucket(msOf(durationNs)) });
		}
	}
	const nodes = new Map(tree.nodes.map((node) => [node.span.spanId, node]));
	for (const { spanId, startTimeNs, model } of entries) {
		const node = nodes.get(spanId);
		if (node === undefined || model === '') continue;
		samples.push({
			kind: 'model',
			route,
			key: model,
			bucketMs: quarterHour(startTimeNs),
			logBucket: logBucket(msOf(node.end - node.start)),
		});
	}
	return samples;
}
