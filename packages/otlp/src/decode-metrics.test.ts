import { JsonMetricsSerializer, ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer';
import { DomainError } from '@spanledger/core/domain-error';
import { recordedBodies } from '@spanledger/fixtures/recordings';
import { Writer } from 'protobufjs/minimal.js';
import { describe, expect, it } from 'vitest';
import { decodeMetrics } from './decode-metrics.ts';

const resource = { attributes: {}, merge: () => resource, getRawAttributes: () => [] };
const bounds = { maxDataPoints: 100 };

describe('decodeMetrics', () => {
	it('reads every kind of the official example', () => {
		const example = recordedBodies('otlp-spec-examples').find(({ signal }) => signal === 'metrics');
		const { points, rejected } = decodeMetrics(example?.body ?? new Uint8Array(), 'json', bounds);
		expect(rejected).toBe(0);
		expect(points).toMatchObject([
			{ kind: 'sum', value: 5, metric: { name: 'my.counter', unit: '1', temporality: 1, monotonic: true } },
			{ kind: 'gauge', value: 10, metric: { name: 'my.gauge', temporality: 0, monotonic: false } },
			{ kind: 'histogram', count: 2, sum: 2, min: 0, max: 2, bucketCounts: [1, 1], explicitBounds: [1], value: null },
			{
				kind: 'exponentialHistogram',
				count: 3,
				sum: 10,
				min: 0,
				max: 5,
				value: null,
				exponential: {
					scale: 0,
					zeroCount: 1,
					zeroThreshold: 0,
					positive: { offset: 1, bucketCounts: [0, 2] },
					negative: { offset: 0, bucketCounts: [] },
				},
			},
		]);
		expect(points[0]?.timeNs).toBe(1544712660300000000n);
		expect(points[0]?.attributes).toEqual(new Map([['my.counter.attr', 'some value']]));
	});

	it('reads points that stand before their metric’s name on the wire', () => {
		const point = new Writer()
			.uint32((3 << 3) | 1)
			.fixed64(7)
			.uint32((6 << 3) | 1)
			.sfixed64(-5)
			.finish();
		const gauge = new Writer()
			.uint32((1 << 3) | 2)
			.bytes(point)
			.finish();
		const metric = new Writer()
			.uint32((5 << 3) | 2)
			.bytes(gauge)
			.uint32((1 << 3) | 2)
			.string('late')
			.finish();
		const scope = new Writer()
			.uint32((2 << 3) | 2)
			.bytes(metric)
			.finish();
		const resource = new Writer()
			.uint32((2 << 3) | 2)
			.bytes(scope)
			.finish();
		const body = new Writer()
			.uint32((1 << 3) | 2)
			.bytes(resource)
			.finish();
		const { points } = decodeMetrics(body, 'protobuf', bounds);
		expect(points).toMatchObject([{ kind: 'gauge', metric: { name: 'late' }, timeNs: 7n, value: -5 }]);
	});

	it('reads an exponential histogram from protobuf as from JSON', () => {
		const recorder = (offset: number, bucketCounts: number[]) => ({ offset, bucketCounts });
		const value = { count: 5, sum: 3.5, min: -1, max: 4, scale: 3, zeroCount: 1 };
		const histogram = {
			...value,
			hasMinMax: true,
			positive: recorder(-2, [1, 0, 300]),
			negative: recorder(1, [2]),
		};
		const point = {
			attributes: {},
			startTime: [1, 0] as [number, number],
			endTime: [2, 0] as [number, number],
			value: histogram,
		};
		const descriptor = { name: 'h', unit: 's', description: '', valueType: 1 };
		const metric = { descriptor, aggregationTemporality: 1, dataPointType: 1, dataPoints: [point] };
		const request = { resource, scopeMetrics: [{ scope: { name: 's' }, metrics: [metric] }] } as Parameters<
			typeof ProtobufMetricsSerializer.serializeRequest
		>[0];
		const protobuf = decodeMetrics(
			ProtobufMetricsSerializer.serializeRequest(request) ?? new Uint8Array(),
			'protobuf',
			bounds,
		);
		const json = decodeMetrics(JsonMetricsSerializer.serializeRequest(request) ?? new Uint8Array(), 'json', bounds);
		expect(protobuf).toEqual(json);
		expect(protobuf.points[0]?.exponential).toEqual({
			scale: 3,
			zeroCount: 1,
			zeroThreshold: 0,
			positive: { offset: -2, bucketCounts: [1, 0, 300] },
			negative: { offset: 1, bucketCounts: [2] },
		});
	});

	it('refuses points of another time', () => {
		const gauge = { dataPoints: [5, 10, 20].map((time) => ({ asInt: '1', timeUnixNano: `${time}` })) };
		const body = { resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: 'm', gauge }] }] }] };
		const times = { maxDataPoints: 10, earliestNs: 6n, latestNs: 15n };
		const { points, errorMessage } = decodeMetrics(new TextEncoder().encode(JSON.stringify(body)), 'json', times);
		expect(points.map(({ timeNs }) => timeNs)).toEqual([10n]);
		expect(errorMessage).toMatch(/^2 data points refused: 1 × time before 1970-.*; 1 × time after 1970-/);
	});

	it('refuses nameless points and those past the limit one by one', () => {
		const gauge = { dataPoints: [{ asInt: '1' }, { asInt: '2' }] };
		const metrics = [{ gauge }, { name: 'named', gauge }];
		const request = new TextEncoder().encode(JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ metrics }] }] }));
		const decoded = decodeMetrics(request, 'json', { maxDataPoints: 1 });
		expect(decoded.points.map(({ value }) => value)).toEqual([1]);
		expect(decoded.errorMessage).toBe(
			'3 data points refused: 2 × metric has no name; 1 × more than 1 data points in one request',
		);
	});

	it('refuses a malformed body as a whole', () => {
		expect(() => decodeMetrics(new TextEncoder().encode('{'), 'json', bounds)).toThrow(DomainError);
		expect(() => decodeMetrics(new Uint8Array([0xff]), 'protobuf', bounds)).toThrow(DomainError);
	});
});
