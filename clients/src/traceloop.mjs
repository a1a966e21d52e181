/** OpenLLMetry by Traceloop's own SDK. */
import { createRequire } from 'node:module';
import { initialize, withAssociationProperties, withWorkflow } from '@traceloop/node-server-sdk';
import { makeOpenAiCalls } from './calls/openai-calls.mjs';
import { apiKey, openAiUrl, otlpUrl, who } from './settings.mjs';

const { OpenAI } = createRequire(import.meta.url)('openai');
initialize({
	appName: 'shop',
	baseUrl: otlpUrl,
	headers: { 'x-api-key': apiKey },
	disableBatch: true,
	traceloopSyncEnabled: false,
	silenceInitializationMessage: true,
	instrumentModules: { openAI: OpenAI },
});
const openai = new OpenAI({ baseURL: openAiUrl, apiKey: 'none', maxRetries: 0 });

const properties = {
	tenant: who.tenant,
	team: who.team,
	feature: who.feature,
	user_id: who.user,
	session_id: who.session,
};
await withAssociationProperties(properties, () => withWorkflow({ name: 'chat' }, () => makeOpenAiCalls(openai)));
