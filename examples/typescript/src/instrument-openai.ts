/** Loaded before an app (`--import`), so that the OpenAI SDK is instrumented by the time the app imports it. */
import { register } from 'node:module';
import { ALLOW_ALL_BAGGAGE_KEYS, BaggageSpanProcessor } from '@opentelemetry/baggage-span-processor';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { OpenAIInstrumentation } from '@opentelemetry/instrumentation-openai';
import { NodeSDK, tracing } from '@opentelemetry/sdk-node';

register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);

const sdk = new NodeSDK({
	// The first copies baggage onto every span as it starts, the second sends what has ended.
	spanProcessors: [
		new BaggageSpanProcessor(ALLOW_ALL_BAGGAGE_KEYS),
		new tracing.BatchSpanProcessor(new OTLPTraceExporter()),
	],
	// Prompts and answers travel as log records and are shown on their span.
	instrumentations: [new OpenAIInstrumentation({ captureMessageContent: true })],
});
sdk.start();

/** Sends what is still waiting; the last thing an app does. */
export const flush = (): Promise<void> => sdk.shutdown();
