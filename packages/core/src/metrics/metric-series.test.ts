import { describe, expect, it } from 'vitest';
import type { Attributes } from '../spans/raw-span.ts';
import { metricFamilies, metricFamilyNames, metricFamilyOf } from './metric-families.ts';
import { seriesOf } from './metric-series.ts';
import { emptyPoint, type MetricKind, type RawMetric } from './raw-metric-point.ts';

const raw = (
	name: string,
	attributes: Attributes = new Map(),
	changes: Partial<RawMetric> = {},
	kind: MetricKind = 'gauge',
) => {
	const resource: Attributes = new Map([['service.name', 'shop']]);
	const scope = { name: '', version: '' };
	const metric = { name, description: '', unit: '1', temporality: 2, monotonic: false, resource, scope, ...changes };
	return { ...emptyPoint(metric, kind), attributes };
};

describe('the family of a metric', () => {
	it.each([
		['gen_ai.client.token.usage', 'genai-client'],
		['gen_ai.client.inference.usage.input_tokens', 'genai-client'],
		['gen_ai.server.time_to_first_token', 'genai-server'],
		['vllm:time_to_first_token_seconds', 'genai-server'],
		['mcp.server.operation.duration', 'mcp'],
		['claude_code.cost.usage', 'coding-agents'],
		['nodejs.eventloop.delay.p99', 'nodejs'],
		['v8js.gc.duration', 'nodejs'],
		['jvm.memory.used', 'jvm'],
		['process.runtime.cpython.memory', 'python'],
		['go.goroutine.count', 'go'],
		['process.cpu.time', 'process'],
		['http.client.request.duration', 'http'],
		['db.client.operation.duration', 'database'],
		['my.counter', 'other'],
		['nodejs', 'other'],
	])('%s → %s', (metric, family) => {
		expect(metricFamilyOf(metric).name).toBe(family);
	});

	it('every name has its family', () => {
		expect(metricFamilies.map(({ name }) => name).sort()).toEqual([...metricFamilyNames].sort());
	});
});

describe('the attributes that tell series apart', () => {
	it('are those of the family, older spellings and values read', () => {
		const sent: Attributes = new Map<string, string | number>([
			['gen_ai.system', 'mistral'],
			['gen_ai.token.type', 'completion'],
			['gen_ai.request.model', 'large'],
			['server.port', 443],
			['user.id', 'u_1'],
		]);
		expect(seriesOf(raw('gen_ai.client.token.usage', sent)).attributes).toEqual({
			'gen_ai.provider.name': 'mistral_ai',
			'gen_ai.request.model': 'large',
			'gen_ai.token.type': 'output',
		});
	});

	it('a new spelling wins over the old one', () => {
		const sent: Attributes = new Map([
			['gen_ai.system', 'az.ai.openai'],
			['gen_ai.provider.name', 'openai'],
		]);
		expect(seriesOf(raw('gen_ai.client.token.usage', sent)).attributes).toEqual({ 'gen_ai.provider.name': 'openai' });
	});

	it('statuses come by class, the environment from the resource', () => {
		const resource: Attributes = new Map([['deployment.environment', 'prod']]);
		const sent: Attributes = new Map([['http.response.status_code', 404]]);
		expect(seriesOf(raw('http.server.request.duration', sent, { resource }))).toMatchObject({
			service: '',
			attributes: { 'deployment.environment.name': 'prod', 'http.response.status_code': '4xx' },
		});
	});

	it('may be called as every object has something called', () => {
		const names = ['__proto__', 'constructor', 'toString', 'valueOf'];
		const sent: Attributes = new Map(names.map((name) => [name, name]));
		expect(Object.entries(seriesOf(raw('my.metric', sent)).attributes)).toEqual(names.map((name) => [name, name]));
	});

	it('of an unknown metric the first eight in order are kept, lists and maps never', () => {
		const sent: Attributes = new Map<string, string | string[]>([['list', ['a']]]);
		for (let index = 9; index >= 0; index--) sent.set(`k${index}`, 'v'.repeat(300));
		const { attributes } = seriesOf(raw('mine', sent));
		expect(Object.keys(attributes)).toEqual(['k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7']);
		expect(attributes.k0).toHaveLength(200);
	});
});

it.each<[MetricKind, Partial<RawMetric>, string]>([
	['gauge', {}, 'gauge'],
	['gauge', { unit: 'By' }, 'level'],
	['sum', { monotonic: true }, 'counter'],
	['sum', { monotonic: true, temporality: 1 }, 'counter'],
	['sum', {}, 'level'],
	['sum', { temporality: 1 }, 'counter'],
	['histogram', {}, 'histogram'],
	['exponentialHistogram', {}, 'histogram'],
	['summary', {}, 'histogram'],
])('%s %o is a %s', (kind, changes, expected) => {
	expect(seriesOf(raw('m', new Map(), changes, kind)).kind).toBe(expected);
});
