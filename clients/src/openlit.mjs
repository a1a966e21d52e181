/** OpenLIT: traces, logs and metrics as OTLP/JSON. */
import { createRequire } from 'node:module';
import { trace } from '@opentelemetry/api';
import openlit from 'openlit';
import { makeOpenAiCalls } from './calls/openai-calls.mjs';
import { openAiUrl, otlpUrl, who } from './settings.mjs';

const { Openlit = openlit } = openlit;
await Openlit.init({
	otlpEndpoint: otlpUrl,
	applicationName: 'shop',
	environment: 'production',
	disableBatch: true,
	// Without a price list of our own it asks GitHub for one.
	pricingJson: { chat: {}, embeddings: {} },
});
const { OpenAI } = createRequire(import.meta.url)('openai');
const openai = new OpenAI({ baseURL: openAiUrl, apiKey: 'none', maxRetries: 0 });

await trace.getTracer('shop').startActiveSpan('POST /chat', async (root) => {
	root.setAttributes({ 'tenant.id': who.tenant, team: who.team, feature: who.feature });
	root.setAttributes({ 'user.id': who.user, 'session.id': who.session, 'http.route': '/chat' });
	await makeOpenAiCalls(openai);
	root.end();
});
await trace.getTracerProvider().getDelegate?.().forceFlush?.();
