import { all, type ClientUnderTest, missing, notTold, refused, reported } from './client-under-test.ts';

/** Streamed answers without usage are "missing", embeddings are told. */
const pythonOpenAi: ClientUnderTest['calls'] = {
	...{ chat: reported, stream: reported, 'stream without usage': missing, responses: reported, refused },
	embeddings: { ...reported, unread: 'answer' },
};
const agentCalls: ClientUnderTest['calls'] = { chat: reported, stream: reported, refused };
const agentTypes = { other: 1, agent: 4, llm: 5, tool: 1 };

const clients: readonly Omit<ClientUnderTest, 'language'>[] = [
	{
		script: 'openinference_app',
		conventions: ['openinference'],
		told: all,
		calls: pythonOpenAi,
		types: { other: 1, llm: 7, embedding: 1 },
	},
	{
		script: 'openllmetry_app',
		conventions: ['openllmetry'],
		told: all,
		calls: { ...pythonOpenAi, stream: { ...reported, without: ['reasoning'] } },
		types: { other: 1, llm: 7, embedding: 1 },
		route: '/chat',
	},
	{
		script: 'langsmith_app',
		env: (standInUrl) => ({
			...{ LANGSMITH_TRACING: 'true', LANGSMITH_OTEL_ENABLED: 'true', LANGSMITH_OTEL_ONLY: 'true' },
			...{ LANGSMITH_ENDPOINT: standInUrl, LANGSMITH_API_KEY: 'none' },
		}),
		conventions: ['langsmith'],
		told: all,
		calls: { ...pythonOpenAi, embeddings: notTold },
		types: { workflow: 1, llm: 7 },
	},
	{
		script: 'pydantic_ai_app',
		conventions: ['pydantic-ai'],
		told: all,
		calls: agentCalls,
		types: agentTypes,
		route: '/chat',
	},
	{
		script: 'agent_framework_app',
		conventions: ['agent-framework'],
		told: all,
		calls: agentCalls,
		types: agentTypes,
		route: '/chat',
	},
];

/** Those of `clients/python`, and what of the truth each passes on; measured with the versions of `requirements.txt`. */
export const pythonClients: readonly ClientUnderTest[] = clients.map((client) => ({ ...client, language: 'python' }));
