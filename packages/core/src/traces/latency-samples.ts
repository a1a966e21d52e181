import {
	type LatencyKind,
	type LatencySample,
	minuteOf,
	quarterHour,
	type TracePart,
} from '../latency/latency-sample.ts';
import { logBucket } from '../latency/log-bucket.ts';
import { markedSeries } from '../latency/model-series.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { Stage } from './stages.ts';
import type { TraceSummary } from './summarise-trace.ts';
import type { TraceNode, TraceTree } from './trace-tree.ts';

const msOf = (nanoseconds: number): number => nanoseconds / 1e6;
const usOf = (nanoseconds: number): number => Math.round(nanoseconds / 1e3);

/**
 * The durations a trace adds to the rollups: one for its route, one per stage and its parts, in the trace's own quarter hour,
 * once its root has come (before that they would be of half a trace); those of a billable span in the span's.
 */
export function latencySamples(
	tree: TraceTree,
	summary: TraceSummary,
	stages: readonly Stage[],
	entries: readonly LedgerEntry[],
): LatencySample[] {
	const route = summary.dimensions.route ?? '';
	const nodes = new Map(tree.nodes.map((node) => [node.span.spanId, node]));
	const calls = entries.flatMap((entry) => {
		const node = nodes.get(entry.spanId);
		return node === undefined ? [] : [{ entry, node }];
	});
	return [
		...(summary.rootMissing ? [] : traceSamples(tree, summary, stages, calls)),
		...calls.flatMap((call) => callSamples(route, call)),
	];
}

type Call = { entry: LedgerEntry; node: TraceNode };

function traceSamples(
	tree: TraceTree,
	summary: TraceSummary,
	stages: readonly Stage[],
	calls: readonly Call[],
): LatencySample[] {
	const route = summary.dimensions.route ?? '';
	const at = { route, bucketMs: quarterHour(summary.startTimeNs), minuteMs: minuteOf(summary.startTimeNs) };
	const { durationNs } = summary;
	return [
		{
			...at,
			kind: 'route',
			key: route,
			logBucket: logBucket(msOf(durationNs)),
			us: usOf(durationNs),
			error: summary.status === 'error',
		},
		...stages.map(
			({ stage, durationNs, criticalNs }): LatencySample => ({
				...at,
				kind: 'stage',
				key: stage,
				logBucket: logBucket(msOf(durationNs)),
				us: usOf(criticalNs),
			}),
		),
		...partsOf(tree, durationNs, calls).map(
			([key, ns]): LatencySample => ({ ...at, kind: 'part', key, logBucket: null, us: usOf(ns) }),
		),
	];
}

/** Around the streamed call that ended last; none where no call says when its first token came. */
function partsOf({ root }: TraceTree, durationNs: number, calls: readonly Call[]): [TracePart, number][] {
	const streamed = calls.filter(({ node }) => isStreamed(node)).sort((a, b) => a.node.end - b.node.end);
	const last = streamed.at(-1)?.node;
	if (last === undefined || root === null || last.start < root.start || last.end > root.end) return [];
	const firstToken = Math.min((last.span.timeToFirstTokenMs ?? 0) * 1e6, last.end - last.start);
	const before = last.start - root.start;
	const stream = last.end - last.start - firstToken;
	return [
		['before', before],
		['first-token', firstToken],
		['stream', stream],
		['after', Math.max(durationNs - before - firstToken - stream, 0)],
	];
}

const isReplay = ({ span }: TraceNode): boolean => span.billingHint === 'cached-replay';
const isBatch = ({ span }: TraceNode): boolean => span.serviceTier === 'batch';
const isStreamed = (node: TraceNode): boolean =>
	node.span.timeToFirstTokenMs !== null && !isReplay(node) && !isBatch(node);

/**
 * A replay of an application's or gateway's cache is a call in a series of its own: it says nothing of the model's speed. Nor does a call of a
 * provider's batch, which waits for hours until its turn comes.
 */
function callSamples(route: string, { entry, node }: Call): LatencySample[] {
	if (entry.model === '') return [];
	const { model, error, usage } = entry;
	const { startTimeNs } = node.span;
	const at = { route, bucketMs: quarterHour(startTimeNs), minuteMs: minuteOf(startTimeNs) };
	const sample = (kind: LatencyKind, value: number, us: number, key = model): LatencySample => ({
		...at,
		kind,
		key,
		logBucket: logBucket(value),
		us,
		error,
	});
	const ns = node.end - node.start;
	if (isReplay(node)) return [sample('model', msOf(ns), usOf(ns), markedSeries(model, 'cached'))];
	if (isBatch(node)) return [sample('model', msOf(ns), usOf(ns), markedSeries(model, 'batch'))];
	const samples = [sample('model', msOf(ns), usOf(ns))];
	const { timeToFirstTokenMs: ttft } = node.span;
	if (ttft !== null) samples.push(sample('ttft', ttft, Math.round(ttft * 1e3)));
	const output = usage?.outputTokens ?? 0;
	if (output > 0 && ns > 0) samples.push(sample('speed', output / (ns / 1e9), 0));
	return samples;
}
