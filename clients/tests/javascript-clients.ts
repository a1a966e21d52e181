import { all, type ClientUnderTest, missing, none, notTold, refused, reported } from './client-under-test.ts';

const otelOpenAi: ClientUnderTest = {
	script: 'otel-openai',
	conventions: ['otel-genai'],
	// The instrumentation reads neither cached nor reasoning tokens.
	told: none,
	calls: {
		...{ chat: reported, stream: reported, responses: reported, refused },
		'stream without usage': missing,
		embeddings: { ...reported, unread: 'both' },
	},
	types: { other: 1, llm: 7, embedding: 1 },
	route: '/chat',
};

const vercelCalls: ClientUnderTest['calls'] = {
	...{ chat: reported, stream: reported, messages: reported, 'messages stream': reported },
	...{ embeddings: { ...reported, unread: 'both' }, refused },
};
const vercelTypes = { other: 1, workflow: 7, llm: 7, embedding: 1, tool: 1 };

/** Those of `clients/src`, and what of the truth each passes on; measured with the versions of `package.json`. */
export const javascriptClients: readonly ClientUnderTest[] = [
	{ ...otelOpenAi, protocol: 'http/protobuf' },
	{ ...otelOpenAi, protocol: 'http/json' },
	{ ...otelOpenAi, protocol: 'grpc' },
	{
		script: 'openinference',
		// The Anthropic SDK's own span lies below OpenInference's and bills.
		conventions: ['openinference', 'anthropic-sdk'],
		told: all,
		calls: {
			...{ chat: reported, responses: reported, messages: reported, 'messages stream': reported },
			...{ refused: notTold, 'messages refused': refused },
			...{ stream: missing, 'stream without usage': missing, embeddings: missing },
		},
		types: { other: 1, llm: 16, embedding: 1 },
	},
	{
		script: 'anthropic-sdk',
		env: () => ({ ANTHROPIC_OPEN_TELEMETRY_TRACES_CONTENT_MODE: 'content' }),
		conventions: ['anthropic-sdk'],
		told: all,
		calls: {
			messages: reported,
			// What was streamed is not collected.
			'messages stream': { ...reported, unread: 'answer' },
			'messages refused': refused,
		},
		types: { other: 1, llm: 5 },
		route: '/chat',
	},
	{
		script: 'traceloop',
		env: () => ({ TRACELOOP_TELEMETRY: 'false' }),
		conventions: ['openllmetry'],
		told: none,
		calls: {
			...{ chat: reported, responses: reported, embeddings: notTold, refused: notTold },
			// It counts streamed tokens itself, even when the provider told them.
			stream: { usage: 'estimated', guess: { inputTokens: 9, outputTokens: 10 } },
			'stream without usage': { usage: 'estimated', guess: { inputTokens: 9, outputTokens: 10 } },
		},
		types: { workflow: 1, llm: 6 },
	},
	{
		script: 'openlit',
		conventions: ['openlit'],
		told: all,
		calls: {
			chat: { ...reported, without: ['reasoning'] },
			stream: { ...reported, without: ['reasoning'] },
			'stream without usage': { usage: 'estimated', guess: { inputTokens: 9, outputTokens: 10 } },
			...{ responses: reported, embeddings: reported, refused },
		},
		types: { other: 1, llm: 7, embedding: 1 },
		route: '/chat',
	},
	{
		script: 'langfuse',
		conventions: ['langfuse'],
		told: { ...all, serviceTier: false },
		calls: {
			...{ chat: reported, stream: reported, responses: reported, refused },
			...{ 'stream without usage': missing, embeddings: missing },
		},
		types: { workflow: 1, llm: 7, embedding: 1 },
	},
	{
		script: 'langsmith',
		env: (standInUrl) => ({
			...{ LANGSMITH_TRACING: 'true', LANGSMITH_OTEL_ENABLED: 'true' },
			// Its own API is asked as well; what that answers is of no consequence.
			...{ LANGSMITH_ENDPOINT: standInUrl, LANGSMITH_API_KEY: 'none' },
		}),
		conventions: ['langsmith'],
		told: all,
		// Its wrapper writes streamed calls onto the surrounding span, the later over the earlier, and leaves embeddings alone. That span
		// then is a call of its own, and a failed call below it is taken for an attempt of it.
		calls: {
			...{ chat: reported, stream: reported, responses: reported },
			...{ 'stream without usage': notTold, embeddings: notTold, refused: notTold },
		},
		types: { llm: 6 },
	},
	{
		script: 'vercel-ai-5',
		conventions: ['vercel-ai'],
		told: all,
		// It tells the cache of a streamed OpenAI call only.
		calls: { ...vercelCalls, chat: { ...reported, without: ['cacheRead', 'reasoning'] } },
		types: vercelTypes,
	},
	{ script: 'vercel-ai-6', conventions: ['vercel-ai'], told: all, calls: vercelCalls, types: vercelTypes },
	{
		script: 'vercel-ai-7',
		conventions: ['vercel-ai-7'],
		told: all,
		calls: vercelCalls,
		types: { other: 1, agent: 6, workflow: 7, llm: 7, embedding: 2, tool: 1 },
		needsNode: 22,
	},
];
