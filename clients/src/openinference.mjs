/** OpenInference for the OpenAI and Anthropic SDKs; the latter writes spans of its own too, so each of its calls is told twice. */
import Anthropic from '@anthropic-ai/sdk';
import { setMetadata, setSession, setUser } from '@arizeai/openinference-core';
import { AnthropicInstrumentation } from '@arizeai/openinference-instrumentation-anthropic';
import { OpenAIInstrumentation } from '@arizeai/openinference-instrumentation-openai';
import { context, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { NodeSDK } from '@opentelemetry/sdk-node';
import OpenAI from 'openai';
import { makeAnthropicCalls } from './calls/anthropic-calls.mjs';
import { makeOpenAiCalls } from './calls/openai-calls.mjs';
import { anthropicUrl, openAiUrl, who } from './settings.mjs';

const sdk = new NodeSDK({ traceExporter: new OTLPTraceExporter() });
sdk.start();
new OpenAIInstrumentation().manuallyInstrument(OpenAI);
new AnthropicInstrumentation().manuallyInstrument(Anthropic);
const openai = new OpenAI({ baseURL: openAiUrl, apiKey: 'none', maxRetries: 0 });
const anthropic = new Anthropic({ baseURL: anthropicUrl, apiKey: 'none', maxRetries: 0 });

const named = setMetadata(setUser(setSession(context.active(), { sessionId: who.session }), { userId: who.user }), {
	tenant: who.tenant,
	team: who.team,
	feature: who.feature,
});
await context.with(named, () =>
	trace.getTracer('shop').startActiveSpan('POST /chat', async (root) => {
		await makeOpenAiCalls(openai);
		await makeAnthropicCalls(anthropic);
		root.end();
	}),
);
await sdk.shutdown();
