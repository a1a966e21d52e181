/** The Anthropic SDK by itself: it writes spans as soon as a tracer provider is registered. */
import Anthropic from '@anthropic-ai/sdk';
import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { makeAnthropicCalls } from './calls/anthropic-calls.mjs';
import { anthropicUrl, who } from './settings.mjs';

const sdk = new NodeSDK({ traceExporter: new OTLPTraceExporter() });
sdk.start();
const anthropic = new Anthropic({ baseURL: anthropicUrl, apiKey: 'none', maxRetries: 0 });

await trace.getTracer('shop').startActiveSpan('POST /chat', async (root) => {
	root.setAttributes({ 'tenant.id': who.tenant, team: who.team, feature: who.feature });
	root.setAttributes({ 'user.id': who.user, 'session.id': who.session, 'http.route': '/chat' });
	await makeAnthropicCalls(anthropic);
	root.end();
});
await sdk.shutdown();
