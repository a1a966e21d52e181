import { type Attributes, context, type Span, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';

/** A span that another one links to. */
export type SentLink = { traceId: string; spanId: string };

/** A step of a request; times in ms after its start. */
export type Step = {
	name: string;
	startMs: number;
	durationMs: number;
	attributes: Attributes;
	steps?: Step[];
	links?: SentLink[];
	error?: string;
};

/**
 * Sends requests as an instrumented app would: the official SDK, its batch processor and its exporter. Rejects when the
 * exporter could not deliver.
 * @returns the trace ids, in the order of the requests
 */
export async function sendTraces(
	{ url, key, format = 'protobuf' }: { url: string; key: string; format?: 'protobuf' | 'json' },
	requests: { startedAt: Date; request: Step }[],
): Promise<string[]> {
	const options = { url: `${url}/v1/traces`, headers: { 'x-api-key': key } };
	const exporter = format === 'json' ? new JsonExporter(options) : new ProtobufExporter(options);
	const provider = new BasicTracerProvider({
		resource: resourceFromAttributes({ 'service.name': 'shop-assistant', 'deployment.environment.name': 'production' }),
		spanProcessors: [new BatchSpanProcessor(exporter)],
	});
	const tracer = provider.getTracer('journeys', '1.0.0');

	const record = (step: Step, startedAt: Date, parent?: Span): Span => {
		const at = (ms: number) => new Date(startedAt.getTime() + ms);
		const around = parent === undefined ? context.active() : trace.setSpan(context.active(), parent);
		const links = (step.links ?? []).map((link) => ({ context: { ...link, traceFlags: TraceFlags.SAMPLED } }));
		const options = { startTime: at(step.startMs), attributes: step.attributes, links };
		const span = tracer.startSpan(step.name, options, around);
		for (const child of step.steps ?? []) record(child, startedAt, span);
		if (step.error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: step.error });
		span.end(at(step.startMs + step.durationMs));
		return span;
	};
	const traceIds = requests.map(({ request, startedAt }) => record(request, startedAt).spanContext().traceId);
	await provider.forceFlush();
	await provider.shutdown();
	return traceIds;
}
