import { Metadata } from '@grpc/grpc-js';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-grpc';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-grpc';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { startBounds } from '@spanledger/core/spans/start-bounds';
import { cloneDatabase, type TestDatabase } from '@spanledger/db/testing/test-database';
import { decodeLogs } from '@spanledger/otlp/decode-logs';
import { decodeTraces } from '@spanledger/otlp/decode-traces';
import { unpackBody } from '@spanledger/queue/ingest-queue';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ingest, openIngest } from '../testing/open-ingest.ts';

let database: TestDatabase;
let ingest: Ingest;
beforeAll(async () => {
	database = await cloneDatabase();
	ingest = await openIngest(database.url);
});
afterAll(async () => {
	await ingest.close();
	await database.drop();
});

describe.each(['none', 'gzip'])('the OpenTelemetry SDK over gRPC, compression %s', (compression) => {
	const settings = async () => {
		const metadata = new Metadata();
		metadata.set('authorization', `Bearer ${await ingest.key('ingest')}`);
		return {
			url: `http://${ingest.grpcAddress}`,
			metadata,
			compression: compression as never, // an enum of a package that is not ours to import
		};
	};
	const takenBody = async () => {
		const [job] = await ingest.takeJobs(1);
		if (job === undefined) throw new Error('no job');
		return { job, body: await unpackBody(job.body) };
	};

	test('spans', async () => {
		const exporter = new OTLPTraceExporter(await settings());
		const provider = new BasicTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
		const span = provider.getTracer('tests', '1.0').startSpan('chat gpt-4o-mini');
		span.setAttribute('gen_ai.usage.input_tokens', 12);
		span.end();
		await provider.forceFlush();
		await provider.shutdown();

		const { job, body } = await takenBody();
		const { spans } = decodeTraces(body, job.format, startBounds(job.receivedAtMs));
		expect(spans).toMatchObject([{ name: 'chat gpt-4o-mini', spanId: span.spanContext().spanId }]);
		expect(spans[0]?.attributes.get('gen_ai.usage.input_tokens')).toBe(12);
	});

	test('log records', async () => {
		const exporter = new OTLPLogExporter(await settings());
		const provider = new LoggerProvider({ processors: [new BatchLogRecordProcessor({ exporter })] });
		const attributes = { 'gen_ai.response.id': 'resp_1', 'gen_ai.evaluation.score.value': 0.5 };
		provider.getLogger('tests').emit({ eventName: 'gen_ai.evaluation.result', attributes });
		await provider.forceFlush();
		await provider.shutdown();

		const { job, body } = await takenBody();
		expect(job.signal).toBe('logs');
		const { logs } = decodeLogs(body, job.format, { maxLogRecords: 10 });
		expect(logs).toMatchObject([
			{ eventName: 'gen_ai.evaluation.result', attributes: new Map(Object.entries(attributes)) },
		]);
	});
});
