/** The Vercel AI SDK 5 with its built-in telemetry. */
import { createAnthropic } from '@ai-sdk/anthropic-5';
import { createOpenAI } from '@ai-sdk/openai-5';
import { trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import * as ai from 'ai-5';
import { chatModel, claudeModel, embeddingModel } from './calls/questions.mjs';
import { makeVercelCalls } from './calls/vercel-calls.mjs';
import { anthropicUrl, openAiUrl, who } from './settings.mjs';

const sdk = new NodeSDK();
sdk.start();
const openai = createOpenAI({ baseURL: openAiUrl, apiKey: 'none' });
const anthropic = createAnthropic({ baseURL: `${anthropicUrl}/v1`, apiKey: 'none' });

const metadata = { tenant: who.tenant, team: who.team, feature: who.feature, userId: who.user, sessionId: who.session };
await trace.getTracer('shop').startActiveSpan('POST /chat', async (root) => {
	await makeVercelCalls(
		{
			ai,
			chat: openai.chat(chatModel),
			claude: anthropic(claudeModel),
			embedding: openai.textEmbeddingModel(embeddingModel),
		},
		{ experimental_telemetry: { isEnabled: true, functionId: 'chat', metadata } },
	);
	root.end();
});
await sdk.shutdown();
