/** The Vercel AI SDK 7 with its OpenTelemetry integration; needs Node ≥ 22. */
import { createAnthropic } from '@ai-sdk/anthropic-7';
import { createOpenAI } from '@ai-sdk/openai-7';
import { OpenTelemetry } from '@ai-sdk/otel';
import { trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import * as ai from 'ai-7';
import { chatModel, claudeModel, embeddingModel } from './calls/questions.mjs';
import { makeVercelCalls } from './calls/vercel-calls.mjs';
import { anthropicUrl, openAiUrl, who } from './settings.mjs';

const sdk = new NodeSDK();
sdk.start();
ai.registerTelemetry(new OpenTelemetry({ usage: true, providerMetadata: true, runtimeContext: true }));
const openai = createOpenAI({ baseURL: openAiUrl, apiKey: 'none' });
const anthropic = createAnthropic({ baseURL: `${anthropicUrl}/v1`, apiKey: 'none' });

const runtimeContext = {
	tenant: who.tenant,
	team: who.team,
	feature: who.feature,
	userId: who.user,
	sessionId: who.session,
};
const includeRuntimeContext = { tenant: true, team: true, feature: true, userId: true, sessionId: true };
await trace.getTracer('shop').startActiveSpan('POST /chat', async (root) => {
	await makeVercelCalls(
		{
			ai,
			chat: openai.chat(chatModel),
			claude: anthropic(claudeModel),
			embedding: openai.embeddingModel(embeddingModel),
		},
		{ runtimeContext, telemetry: { functionId: 'chat', includeRuntimeContext } },
	);
	root.end();
});
await sdk.shutdown();
