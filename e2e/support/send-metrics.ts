import type { StartedStack } from '@spanledger/local/stack/start-stack';

/** A metric as OTLP/JSON writes it, without its points' times. */
export type SentMetric = { name: string; unit: string } & (
	| { gauge: number }
	| { histogram: { counts: number[]; bounds: number[]; sum: number; attributes: Record<string, string> } }
);

/** Posts metrics of one service, measured a minute ago. Throws on anything but 200 with all points taken. */
export async function sendMetrics(stack: StartedStack, service: string, metrics: readonly SentMetric[]): Promise<void> {
	const nowMs = Date.now();
	const times = { startTimeUnixNano: `${nowMs - 120_000}000000`, timeUnixNano: `${nowMs - 60_000}000000` };
	const body = {
		resourceMetrics: [
			{
				resource: { attributes: attributesOf({ 'service.name': service }) },
				scopeMetrics: [{ scope: { name: 'journeys' }, metrics: metrics.map((metric) => encode(metric, times)) }],
			},
		],
	};
	const response = await fetch(`${stack.otlpUrl}/v1/metrics`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': stack.apiKey },
		body: JSON.stringify(body),
	});
	const answer = await response.text();
	if (response.status !== 200 || answer.includes('rejected'))
		throw new Error(`/v1/metrics: ${response.status} ${answer}`);
}

const attributesOf = (table: Record<string, string>) =>
	Object.entries(table).map(([key, stringValue]) => ({ key, value: { stringValue } }));

type Times = { startTimeUnixNano: string; timeUnixNano: string };

function encode(metric: SentMetric, times: Times) {
	const { name, unit } = metric;
	if ('gauge' in metric) return { name, unit, gauge: { dataPoints: [{ ...times, asDouble: metric.gauge }] } };
	const { counts, bounds, sum, attributes } = metric.histogram;
	const count = counts.reduce((total, one) => total + one, 0);
	const point = {
		...times,
		attributes: attributesOf(attributes),
		count: `${count}`,
		sum,
		bucketCounts: counts.map(String),
		explicitBounds: bounds,
	};
	return { name, unit, histogram: { aggregationTemporality: 2, dataPoints: [point] } };
}
