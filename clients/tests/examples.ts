import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ClientUnderTest } from './client-under-test.ts';
import type { Platform } from './run-client.ts';

export type ExampleUnderTest = Pick<ClientUnderTest, 'told' | 'calls'> & {
	folder: 'typescript' | 'python' | 'go';
	name: string;
	/** `type name` of every span */
	spans: readonly string[];
	/** calls billed to each tenant, by what is appended to the tenant that the example is given */
	tenants: Record<string, number>;
	/** what can be read on the spans */
	texts: readonly string[];
	scores?: readonly string[];
};

const nothing = { cacheRead: false, cacheWrite: false, cacheWrite1h: false, reasoning: false, serviceTier: false };
const everything = { cacheRead: true, cacheWrite: true, cacheWrite1h: true, reasoning: true, serviceTier: true };
const reported = { usage: 'reported' } as const;
const chat = 'llm chat gpt-4o-mini';

export const examples: readonly ExampleUnderTest[] = [
	{
		folder: 'typescript',
		name: 'plain-otel',
		told: nothing,
		calls: { chat: reported },
		spans: ['other POST /ask', 'llm ask model'],
		tenants: { '': 1 },
		texts: ['what is a trace?', 'Answer 1'],
	},
	{
		folder: 'typescript',
		name: 'chat-with-tenant',
		told: everything,
		calls: { stream: reported },
		spans: ['other POST /chat', ...twice('workflow ai.streamText'), ...twice('llm ai.streamText.doStream')],
		tenants: { '': 2 },
		texts: ['What is a span?', 'Answer 2 to: And what is a trace?'],
	},
	{
		folder: 'typescript',
		name: 'rag',
		told: nothing,
		calls: { embeddings: reported, chat: reported },
		spans: [
			...['other POST /help', 'retrieval retrieval knowledge-base'],
			...['embedding embeddings text-embedding-3-small', chat],
		],
		tenants: { '': 2 },
		texts: ['A refund takes five working days.', '"score":0.92', 'Answer 2'],
		scores: ['thumbs'],
	},
	{
		folder: 'typescript',
		name: 'agent',
		told: nothing,
		calls: { chat: reported },
		spans: [
			...['other POST /agent', 'agent invoke_agent weather agent', 'tool execute_tool get_weather'],
			...twice(chat),
		],
		tenants: { '': 2 },
		texts: ['"celsius":4', 'What is the weather in Oslo?', 'Answer 2'],
	},
	{
		folder: 'typescript',
		name: 'batch',
		told: nothing,
		calls: { chat: reported },
		spans: ['other nightly summaries', chat, ...twice(chat)],
		tenants: { '-north': 2, '-south': 1 },
		texts: ['A refund was late.', 'Answer 3'],
	},
	{
		folder: 'python',
		name: 'chat',
		told: nothing,
		calls: { chat: reported, stream: reported },
		spans: [
			...['other POST /agent', 'agent invoke_agent weather agent', 'tool execute_tool get_weather'],
			...[chat, ...twice(chat)],
		],
		tenants: { '': 3 },
		texts: ['"celsius":4', 'What is the weather in Oslo?', 'Answer 3 to: What is a trace?'],
	},
	{
		folder: 'go',
		name: 'ask',
		told: { ...nothing, cacheRead: true },
		calls: { chat: reported },
		spans: ['other POST /help', 'retrieval retrieval knowledge-base', chat],
		tenants: { '': 1 },
		texts: ['A refund takes five working days.', 'When do I get my money back?', 'Answer 1'],
	},
];

const commands = {
	typescript: (_program: string, name: string) => ['npm', 'run', '--silent', name],
	python: (program: string, name: string) => [program, `${name}.py`],
	go: (program: string) => [program, 'run', '.'],
};

export const newTenant = ({ folder, name }: ExampleUnderTest): string =>
	`${folder}-${name}-${randomBytes(4).toString('hex')}`;

/** Runs an example as its README says, with nothing but the standard variables; returns the trace id that it printed. */
export async function runExample(
	{ folder, name }: ExampleUnderTest,
	program: string,
	tenant: string,
	{ otlpUrl, apiKey, standInUrl }: Platform & { standInUrl: string },
): Promise<string> {
	const cwd = fileURLToPath(new URL(`../../examples/${folder}`, import.meta.url));
	const env = {
		...{ PATH: process.env.PATH, HOME: process.env.HOME, GOTOOLCHAIN: 'local' },
		...{ TENANT: tenant, OPENAI_BASE_URL: `${standInUrl}/v1`, OPENAI_API_KEY: 'none' },
		OTEL_EXPORTER_OTLP_ENDPOINT: otlpUrl,
		OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
		OTEL_EXPORTER_OTLP_HEADERS: `x-api-key=${apiKey}`,
		OTEL_SERVICE_NAME: name,
	};
	const [command = '', ...args] = commands[folder](program, name);
	const { stdout } = await promisify(execFile)(command, args, { cwd, env });
	const [, traceId] = /^trace ([0-9a-f]{32})$/m.exec(stdout) ?? [];
	if (traceId === undefined) throw new Error(`${name} printed no trace id:\n${stdout}`);
	return traceId;
}

function twice(span: string): string[] {
	return [span, span];
}
