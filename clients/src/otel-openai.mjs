/** The official OpenTelemetry instrumentation of the OpenAI SDK; messages travel on logs. The protocol is chosen by the environment. */
import { createRequire } from 'node:module';
import { trace } from '@opentelemetry/api';
import { OpenAIInstrumentation } from '@opentelemetry/instrumentation-openai';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { makeOpenAiCalls } from './calls/openai-calls.mjs';
import { openAiUrl, who } from './settings.mjs';

const sdk = new NodeSDK({ instrumentations: [new OpenAIInstrumentation({ captureMessageContent: true })] });
sdk.start();
// After the start, and by `require`: that is what the instrumentation patches.
const { OpenAI } = createRequire(import.meta.url)('openai');
const openai = new OpenAI({ baseURL: openAiUrl, apiKey: 'none', maxRetries: 0 });

await trace.getTracer('shop').startActiveSpan('POST /chat', async (root) => {
	root.setAttributes({ 'tenant.id': who.tenant, team: who.team, feature: who.feature });
	root.setAttributes({ 'user.id': who.user, 'session.id': who.session, 'http.route': '/chat' });
	await makeOpenAiCalls(openai);
	root.end();
});
await sdk.shutdown();
