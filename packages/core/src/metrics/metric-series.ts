import { canonicalProvider } from '../conventions/canonical-provider.ts';
import { cutText } from '../spans/clean-text.ts';
import { longestDimensionValue } from '../spans/dimensions.ts';
import type { Attributes, AttributeValue } from '../spans/raw-span.ts';
import { metricFamilyOf } from './metric-families.ts';
import type { RawMetricPoint } from './raw-metric-point.ts';

/**
 * How the values of a series are read. gauge: a state, averaged over time and over series (a utilisation, a percentile) · level: a
 * state that adds up over series (bytes, connections) · counter: what happened, adds up · histogram: values, adds up.
 */
export const metricSeriesKinds = ['gauge', 'level', 'counter', 'histogram'] as const;
export type MetricSeriesKind = (typeof metricSeriesKinds)[number];

/** What is charted as one line: a metric of a service under the attributes that its family keeps. */
export type MetricSeries = {
	metric: string;
	/** UCUM as sent: `s`, `By`, `{token}`, `1`. */
	unit: string;
	kind: MetricSeriesKind;
	description: string;
	/** `service.name`, '' when not sent. */
	service: string;
	/** Sorted by key, at most `mostAttributes`. */
	attributes: { readonly [key: string]: string };
	/** Stands for all series of the metric past the project's limit. */
	other: boolean;
};

/** Series of one project; what comes after shares the series "(other)" of its metric. */
export const mostSeries = 2_000;
/** Metrics that may still open an "(other)" of their own once the project is full; what comes after is counted and let go. */
export const mostOtherSeries = 500;

const mostAttributes = 8;
const longestName = 200;
const longestUnit = 40;
const longestDescription = 300;

const environmentKeys = ['deployment.environment.name', 'deployment.environment'];

/** Older spellings of the same attribute. */
const renamed = new Map([
	['gen_ai.system', 'gen_ai.provider.name'],
	['gen_ai.model', 'gen_ai.request.model'],
]);

/** Attributes whose values are read before they tell series apart. */
const readings = new Map<string, (value: string) => string>([
	['gen_ai.provider.name', canonicalProvider],
	['gen_ai.token.type', (type) => (type === 'completion' ? 'output' : type === 'prompt' ? 'input' : type)],
	['http.response.status_code', statusClass],
	['http.status_code', statusClass],
]);

/** 404 → 4xx: a class is a question, a code is a detail. */
function statusClass(code: string): string {
	return /^[1-5]\d\d$/.test(code) ? `${code[0]}xx` : code;
}

/** The series a point belongs to. */
export function seriesOf({ metric, kind, attributes }: RawMetricPoint): MetricSeries {
	const name = cutText(metric.name, longestName);
	const service = metric.resource.get('service.name');
	return {
		metric: name,
		unit: cutText(metric.unit, longestUnit),
		kind: kindOf(kind, metric.temporality, metric.monotonic, metric.unit),
		description: cutText(metric.description, longestDescription),
		service: service === undefined ? '' : textOf(service),
		attributes: keptAttributes(name, attributes, metric.resource),
		other: false,
	};
}

/** The series that takes what has no series of its own. */
export function otherSeriesOf({ metric, unit, kind, description }: MetricSeries): MetricSeries {
	return { metric, unit, kind, description, service: '', attributes: {}, other: true };
}

const delta = 1;

function kindOf(kind: RawMetricPoint['kind'], temporality: number, monotonic: boolean, unit: string): MetricSeriesKind {
	// Node's and Go's SDKs give memory by space as gauges; bytes add up whatever they were declared as.
	if (kind === 'gauge') return unit === 'By' ? 'level' : 'gauge';
	if (kind !== 'sum') return 'histogram';
	return monotonic || temporality === delta ? 'counter' : 'level';
}

function keptAttributes(metric: string, sent: Attributes, resource: Attributes): MetricSeries['attributes'] {
	const { attributes: declared } = metricFamilyOf(metric);
	const kept = new Map<string, string>();
	for (const [sentKey, value] of [...sent].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const key = renamed.get(sentKey) ?? sentKey;
		if (key !== sentKey && sent.has(key)) continue;
		if (declared === null ? kept.size >= mostAttributes : !declared.includes(key)) continue;
		const text = textOf(value);
		if (text !== '') kept.set(cutText(key, longestName), readings.get(key)?.(text) ?? text);
	}
	const environment = environmentKeys.map((key) => textOf(resource.get(key) ?? null)).find((text) => text !== '');
	if (environment !== undefined) kept.set('deployment.environment.name', environment);
	return Object.fromEntries([...kept].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Lists, maps and bytes tell no series apart. */
function textOf(value: AttributeValue): string {
	return typeof value === 'object' ? '' : cutText(String(value), longestDimensionValue);
}
