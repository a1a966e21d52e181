import type { Answered } from '../stand-in/answered.ts';
import type { Told } from './true-cost.ts';

export type CallKind =
	| 'chat'
	| 'stream'
	| 'stream without usage'
	| 'responses'
	| 'embeddings'
	| 'messages'
	| 'messages stream'
	| 'refused'
	| 'messages refused';

/** How a client tells of a kind of call: with which usage, or not at all. */
export type Telling = {
	usage: 'reported' | 'estimated' | 'missing' | 'not told';
	/** parts that this kind leaves out although the client tells them elsewhere */
	without?: readonly (keyof Told)[];
	/** what the emitter guessed, where it guesses */
	guess?: { inputTokens: number; outputTokens: number };
	/** false where question and answer are not sent at all */
	content?: false;
};

export type ClientUnderTest = {
	/** file in `src`, and the OTLP protocol when it lets one choose */
	script: string;
	protocol?: 'http/protobuf' | 'http/json' | 'grpc';
	/** of the billed spans */
	conventions: readonly string[];
	told: Told;
	calls: Partial<Record<CallKind, Telling>>;
	/** spans of the trace by type */
	types: Record<string, number>;
	route?: string;
	needsNode?: number;
	/** what the client wants to find in its environment */
	env?: (standInUrl: string) => Record<string, string>;
};

export function kindOf({ endpoint, status, streamed, usageSent }: Answered): CallKind {
	if (status !== 200) return endpoint === 'messages' ? 'messages refused' : 'refused';
	if (endpoint === 'chat') return !streamed ? 'chat' : usageSent ? 'stream' : 'stream without usage';
	return endpoint === 'messages' && streamed ? 'messages stream' : endpoint;
}

const all: Told = { cacheRead: true, cacheWrite: true, cacheWrite1h: true, reasoning: true };
const none: Told = { cacheRead: false, cacheWrite: false, cacheWrite1h: false, reasoning: false };
const reported: Telling = { usage: 'reported' };
const missing: Telling = { usage: 'missing' };
const notTold: Telling = { usage: 'not told' };
/** An error has no usage, and its question is not always sent. */
const refused: Telling = { usage: 'missing', content: false };

const otelOpenAi: ClientUnderTest = {
	script: 'otel-openai',
	conventions: ['otel-genai'],
	// The instrumentation reads neither cached nor reasoning tokens.
	told: none,
	calls: {
		...{ chat: reported, stream: reported, responses: reported, refused },
		'stream without usage': missing,
		embeddings: { ...reported, content: false },
	},
	types: { other: 1, llm: 7, embedding: 1 },
	route: '/chat',
};

const vercelCalls: ClientUnderTest['calls'] = {
	...{ chat: reported, stream: reported, messages: reported, 'messages stream': reported },
	...{ embeddings: { ...reported, content: false }, refused },
};
const vercelTypes = { other: 1, workflow: 7, llm: 7, embedding: 1, tool: 1 };

/** Every client, and what of the truth it passes on; measured with the versions of `package.json`. */
export const clients: readonly ClientUnderTest[] = [
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
		calls: { messages: reported, 'messages stream': reported, 'messages refused': refused },
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
		told: all,
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
		// Its wrapper writes streamed calls onto the surrounding span, the later over the earlier, and leaves embeddings alone.
		calls: {
			...{ chat: reported, stream: reported, responses: reported, refused },
			...{ 'stream without usage': notTold, embeddings: notTold },
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
