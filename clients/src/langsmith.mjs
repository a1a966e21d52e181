/** The LangSmith SDK in its OpenTelemetry mode. */
import { Client } from 'langsmith';
import { initializeOTEL } from 'langsmith/experimental/otel/setup';
import { traceable } from 'langsmith/traceable';
import { wrapOpenAI } from 'langsmith/wrappers';
import OpenAI from 'openai';
import { makeOpenAiCalls } from './calls/openai-calls.mjs';
import { apiKey, openAiUrl, otlpUrl, who } from './settings.mjs';

const { DEFAULT_LANGSMITH_SPAN_PROCESSOR } = initializeOTEL({
	exporterConfig: { url: `${otlpUrl}/v1/traces`, headers: { 'x-api-key': apiKey } },
});
const client = new Client();
const openai = wrapOpenAI(new OpenAI({ baseURL: openAiUrl, apiKey: 'none', maxRetries: 0 }), { client });
const metadata = {
	...{ tenant: who.tenant, team: who.team, feature: who.feature },
	...{ user_id: who.user, session_id: who.session },
};
await traceable(() => makeOpenAiCalls(openai), { name: 'chat', metadata, client })();
await client.awaitPendingTraceBatches();
await DEFAULT_LANGSMITH_SPAN_PROCESSOR.shutdown();
