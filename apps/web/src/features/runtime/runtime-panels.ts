import type { ListedMetric } from '@spanledger/api/runtime/list-metrics';
import type { MetricStatistic } from '@spanledger/core/metrics/metric-statistics';

/** One question to a metric. Without a statistic: what suits its kind. */
export type MetricAsk = {
	metric: string;
	/** What its line is called beside others in the panel. */
	label?: string;
	statistic?: MetricStatistic;
	groupBy?: string;
	/** The part that has this attribute instead of a statistic. */
	shareOf?: string;
	/** A limit, drawn dashed. */
	isLimit?: boolean;
};

export type Panel = { title: string; rule: string; asks: readonly MetricAsk[] };
export type PanelSection = { title: string; panels: readonly Panel[] };

const model = 'gen_ai.request.model';
const delayRule = 'How long the event loop was busy with one thing while others waited. Above 100 ms answers stall.';
const limitRule = 'Memory in use against what the process may take. A line that only rises is a leak.';
const memoryRule = 'Memory the process holds. A line that only rises is a leak.';
const collectionRule = 'The part of the time in which the process only cleaned up after itself.';
const processorRule = 'Processor time per second of the clock; 100 % is one processor.';
const percentileRule =
	'The emitter reports ranges, not values: a percentile lies inside the range that the hover shows. Failed calls are included.';

/**
 * What somebody who is called at night looks at first: are the processes healthy, are the model calls. A panel is there when its
 * first metric is; the rest of the metrics follow below, by family.
 */
export const panelSections: readonly PanelSection[] = [
	{
		title: 'Processes',
		panels: [
			{
				title: 'Event loop delay',
				rule: delayRule,
				asks: [
					{ metric: 'nodejs.eventloop.delay.p99', label: 'p99', statistic: 'max' },
					{ metric: 'nodejs.eventloop.delay.p50', label: 'p50' },
				],
			},
			{
				title: 'Event loop utilisation',
				rule: 'The part of the time the event loop was busy. Near 100 % the process cannot take more.',
				asks: [{ metric: 'nodejs.eventloop.utilization' }],
			},
			{
				title: 'Heap, Node.js',
				rule: limitRule,
				asks: [
					{ metric: 'v8js.memory.heap.used', label: 'used' },
					{ metric: 'v8js.memory.heap.limit', label: 'limit', isLimit: true },
				],
			},
			{
				title: 'Garbage collection, Node.js',
				rule: collectionRule,
				asks: [{ metric: 'v8js.gc.duration', statistic: 'sumRate' }],
			},
			{
				title: 'Memory, JVM',
				rule: limitRule,
				asks: [
					{ metric: 'jvm.memory.used', label: 'used' },
					{ metric: 'jvm.memory.limit', label: 'limit', isLimit: true },
				],
			},
			{
				title: 'Garbage collection, JVM',
				rule: collectionRule,
				asks: [{ metric: 'jvm.gc.duration', statistic: 'sumRate' }],
			},
			{ title: 'CPU, JVM', rule: processorRule, asks: [{ metric: 'jvm.cpu.recent_utilization' }] },
			{
				title: 'Memory, Go',
				rule: limitRule,
				asks: [
					{ metric: 'go.memory.used', label: 'used' },
					{ metric: 'go.memory.limit', label: 'limit', isLimit: true },
				],
			},
			{
				title: 'Goroutines',
				rule: 'Live goroutines. A line that only rises is a leak.',
				asks: [{ metric: 'go.goroutine.count' }],
			},
			{
				title: 'Memory, Python',
				rule: memoryRule,
				asks: [{ metric: 'process.runtime.cpython.memory' }],
			},
			{ title: 'CPU, Python', rule: processorRule, asks: [{ metric: 'process.runtime.cpython.cpu.utilization' }] },
			{ title: 'CPU', rule: processorRule, asks: [{ metric: 'process.cpu.utilization' }] },
			{ title: 'CPU time', rule: processorRule, asks: [{ metric: 'process.cpu.time', statistic: 'rate' }] },
			{ title: 'Memory', rule: memoryRule, asks: [{ metric: 'process.memory.usage' }] },
		],
	},
	{
		title: 'Model calls, as metrics see them',
		panels: [
			...['gen_ai.client.operation.duration', 'gen_ai.client.inference.duration'].flatMap((metric): Panel[] => [
				{
					title: 'Duration',
					rule: percentileRule,
					asks: [
						{ metric, label: 'p95', statistic: 'p95' },
						{ metric, label: 'p50', statistic: 'p50' },
					],
				},
				{
					title: 'Duration p95 by model',
					rule: percentileRule,
					asks: [{ metric, statistic: 'p95', groupBy: model }],
				},
				{
					title: 'Errors by model',
					rule: 'Calls with an error.type, divided by all calls.',
					asks: [{ metric, shareOf: 'error.type', groupBy: model }],
				},
				{
					title: 'Calls by model',
					rule: 'Calls per minute, failed ones included.',
					asks: [{ metric, statistic: 'rate', groupBy: model }],
				},
			]),
			...['gen_ai.client.operation.time_to_first_chunk', 'gen_ai.server.time_to_first_token'].map((metric) => ({
				title: 'Time to first token, p95',
				rule: `${percentileRule} Streamed calls only.`,
				asks: [{ metric, statistic: 'p95', groupBy: model }] as const,
			})),
			{
				title: 'Tokens',
				rule: 'Tokens per minute as the instrumentation counted them. The bill is made from spans, never from this.',
				asks: [{ metric: 'gen_ai.client.token.usage', statistic: 'sumRate', groupBy: 'gen_ai.token.type' }],
			},
			{
				title: 'Tokens',
				rule: 'Tokens per minute as the instrumentation counted them. The bill is made from spans, never from this.',
				asks: [
					{ metric: 'gen_ai.client.inference.usage.input_tokens', label: 'input' },
					{ metric: 'gen_ai.client.inference.usage.output_tokens', label: 'output' },
				],
			},
		],
	},
];

/** The sections with the panels for which there are metrics; asks for metrics that are not there are left out. */
export function shownSections(metrics: ReadonlyMap<string, ListedMetric>): PanelSection[] {
	return panelSections
		.map(({ title, panels }) => ({
			title,
			panels: panels
				.filter(({ asks: [first] }) => first !== undefined && metrics.has(first.metric))
				.map((panel) => ({ ...panel, asks: panel.asks.filter(({ metric }) => metrics.has(metric)) })),
		}))
		.filter(({ panels }) => panels.length > 0);
}

const shownFirst = new Set(
	panelSections.flatMap(({ panels }) => panels.flatMap(({ asks }) => asks.map(({ metric }) => metric))),
);

/** Whether a metric has its place above, so that it need not be shown among the others. */
export const isShownFirst = (metric: string): boolean => shownFirst.has(metric);
