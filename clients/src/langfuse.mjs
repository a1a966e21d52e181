/** The Langfuse SDK, sent to its own path of our door. */
import { observeOpenAI } from '@langfuse/openai';
import { LangfuseSpanProcessor } from '@langfuse/otel';
import { propagateAttributes, startActiveObservation } from '@langfuse/tracing';
import { NodeSDK } from '@opentelemetry/sdk-node';
import OpenAI from 'openai';
import { makeOpenAiCalls } from './calls/openai-calls.mjs';
import { apiKey, openAiUrl, otlpUrl, who } from './settings.mjs';

const processor = new LangfuseSpanProcessor({ baseUrl: otlpUrl, publicKey: 'spanledger', secretKey: apiKey });
const sdk = new NodeSDK({ spanProcessors: [processor] });
sdk.start();
const openai = observeOpenAI(new OpenAI({ baseURL: openAiUrl, apiKey: 'none', maxRetries: 0 }));

const metadata = { tenant: who.tenant, team: who.team, feature: who.feature };
await startActiveObservation('chat', () =>
	propagateAttributes({ userId: who.user, sessionId: who.session, metadata }, () => makeOpenAiCalls(openai)),
);
await sdk.shutdown();
