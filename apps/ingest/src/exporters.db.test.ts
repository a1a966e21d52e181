import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { startBounds } from '@spanledger/core/spans/start-bounds';
import { cloneDatabase, type TestDatabase } from '@spanledger/db/testing/test-database';
import { decodeTraces } from '@spanledger/otlp/decode-traces';
import { unpackBody } from '@spanledger/queue/ingest-queue';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ingest, openIngest } from './testing/open-ingest.ts';

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

test.each([
	['JSON', JsonExporter, 'none', 'json'],
	['JSON, gzip', JsonExporter, 'gzip', 'json'],
	['protobuf', ProtobufExporter, 'none', 'protobuf'],
	['protobuf, gzip', ProtobufExporter, 'gzip', 'protobuf'],
] as const)('the OpenTelemetry SDK exports %s', async (_, Exporter, compression, format) => {
	const exporter = new Exporter({
		url: `${ingest.url}/v1/traces`,
		headers: { authorization: `Bearer ${await ingest.key('ingest')}` },
		compression: compression as never, // an enum of a package that is not ours to import
	});
	const provider = new BasicTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
	const span = provider.getTracer('tests', '1.0').startSpan('chat gpt-4o-mini');
	span.setAttribute('gen_ai.usage.input_tokens', 12);
	span.end();
	await provider.forceFlush();
	await provider.shutdown();

	const [job] = await ingest.takeJobs(1);
	if (job === undefined) throw new Error('no job');
	expect(job.format).toBe(format);
	const { spans } = decodeTraces(await unpackBody(job.body), job.format, startBounds(job.receivedAtMs));
	expect(spans).toHaveLength(1);
	expect(spans[0]).toMatchObject({ name: 'chat gpt-4o-mini', spanId: span.spanContext().spanId });
	expect(spans[0]?.attributes.get('gen_ai.usage.input_tokens')).toBe(12);
});
