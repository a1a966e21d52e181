import { recordedSpans } from '@spanledger/fixtures/recordings';
import { describe, expect, test } from 'vitest';
import type { Span } from '../spans/span.ts';
import { callTypes } from '../spans/span.ts';
import { normaliseSpan } from './normalise-span.ts';

/** Distinct calls of a folder that told their usage: one per response id, wrappers left out by type. */
function calls(folder: string): Span[] {
	const spans = recordedSpans(folder).map((raw) => normaliseSpan(raw));
	const known = spans.filter(({ type, usage }) => callTypes.has(type) && usage !== null);
	return [...new Map(known.map((span) => [span.responseId ?? span.spanId, span])).values()];
}

const total = (spans: readonly Span[], side: 'inputTokens' | 'outputTokens') =>
	spans.reduce((sum, { usage }) => sum + (usage?.[side] ?? 0), 0);

/** True tokens per folder: recordings/README.md. */
const truths: { folder: string; calls: number; input: number; output: number; provider?: string }[] = [
	{ folder: 'anthropic-sdk-native', calls: 3, input: 3 * 1712, output: 90 },
	{ folder: 'otel-js-openai-http-protobuf', calls: 5, input: 4 * 120 + 9, output: 120 },
	{ folder: 'otel-js-openai-http-json', calls: 5, input: 4 * 120 + 9, output: 120 },
	{ folder: 'otel-js-openai-content-logs', calls: 3, input: 360, output: 90 },
	// One of three streamed: the emitter's guess of 1/10 instead of 120/30. The embedding is not instrumented.
	{ folder: 'traceloop-js-openai', calls: 3, input: 2 * 120 + 1, output: 2 * 30 + 10 },
	// The streamed call and the embedding carry no counts; the Anthropic call comes twice with one response id.
	{ folder: 'openinference-js-openai-anthropic', calls: 3, input: 2 * 120 + 1712, output: 90 },
	{ folder: 'vercel-ai-v5', calls: 6, input: 4 * 120 + 1712 + 9, output: 150 },
	{ folder: 'vercel-ai-v7-otel', calls: 7, input: 4 * 120 + 1712 + 2 * 9, output: 150 },
	{ folder: 'openlit-js', calls: 3, input: 2 * 120 + 9, output: 60 },
	{ folder: 'langfuse-js', calls: 3, input: 2 * 120 + 14, output: 65 },
	// Every call has another usage here: SOURCE.md. What is streamed without usage is not known.
	{ folder: 'langfuse-js-embeddings', calls: 5, input: 1958, output: 326 },
	{ folder: 'langsmith-js', calls: 5, input: 1958, output: 326 },
	{ folder: 'langsmith-python', calls: 5, input: 1958, output: 326 },
	{ folder: 'openinference-python', calls: 6, input: 1974, output: 326 },
	{ folder: 'openllmetry-python', calls: 6, input: 1974, output: 326 },
	{ folder: 'pydantic-ai', calls: 4, input: 1210, output: 230 },
	{ folder: 'agent-framework', calls: 4, input: 1210, output: 230 },
	{ folder: 'langchain-openinference', calls: 4, input: 1210, output: 230 },
	{ folder: 'genkit-js', calls: 4, input: 1210, output: 230 },
	{ folder: 'strands-openai', calls: 3, input: 786, output: 162 },
	{ folder: 'strands-ts', calls: 2, input: 443, output: 101 },
	{ folder: 'semantic-kernel', calls: 3, input: 786, output: 162 },
	{ folder: 'litellm-sdk', calls: 5, input: 1224, output: 230 },
	{ folder: 'google-adk', calls: 2, input: 400, output: 80, provider: 'gcp.gemini' },
	// Schema 1 tells each call twice, parent and child; settling bills the child.
	{ folder: 'google-adk-schema-1', calls: 4, input: 800, output: 160, provider: 'gcp.gemini' },
	{ folder: 'openlit-js-streams', calls: 2, input: 262 + 9, output: 54 + 10 },
];

describe.each(truths)('$folder', ({ folder, calls: count, input, output, provider: only }) => {
	test('has its true calls and tokens', () => {
		const found = calls(folder);
		expect({ calls: found.length, input: total(found, 'inputTokens'), output: total(found, 'outputTokens') }).toEqual({
			calls: count,
			input,
			output,
		});
	});

	test('names every provider in the canonical spelling', () => {
		const canonical = only === undefined ? ['openai', 'anthropic'] : [only];
		for (const { provider, name } of calls(folder)) expect(canonical, name).toContain(provider);
	});
});

/** Cache split of the Anthropic calls, whichever way the emitter counts: 12 uncached + 1500 read + 200 written, 50 of them for 1 h. */
test.each(['anthropic-sdk-native', 'openinference-js-openai-anthropic', 'vercel-ai-v5', 'vercel-ai-v7-otel'])(
	'%s: an Anthropic call is 1712 tokens, 1500 read, 200 written, 50 for an hour',
	(folder) => {
		const found = calls(folder).filter(({ provider }) => provider === 'anthropic');
		expect(found.length).toBeGreaterThan(0);
		for (const { usage } of found) {
			expect(usage).toMatchObject({
				inputTokens: 1712,
				outputTokens: 30,
				cacheReadTokens: 1500,
				cacheWriteTokens: 200,
				cacheWrite1hTokens: 50,
			});
		}
	},
);

/** Type, operation and convention of every kind of span that the recordings hold. */
const kinds = [
	['vercel-ai-v7-otel', 'invoke_agent gpt-4o-mini', 'agent', 'invoke_agent', null],
	['vercel-ai-v7-otel', 'step 1', 'workflow', 'agent_step', null],
	['vercel-ai-v7-otel', 'execute_tool get_weather', 'tool', 'execute_tool', 'get_weather'],
	['vercel-ai-v7-otel', 'chat gpt-4o-mini', 'llm', 'chat', null],
	['vercel-ai-v7-otel', 'embeddings text-embedding-3-small', 'embedding', 'embeddings', null],
	['vercel-ai-v5', 'ai.generateText', 'workflow', 'ai.generateText', null],
	['vercel-ai-v5', 'ai.generateObject.doGenerate', 'llm', 'ai.generateObject.doGenerate', null],
	['vercel-ai-v5', 'ai.embed', 'workflow', 'ai.embed', null],
	['vercel-ai-v5', 'ai.embed.doEmbed', 'embedding', 'ai.embed.doEmbed', null],
	['vercel-ai-v5', 'ai.toolCall', 'tool', 'ai.toolCall', 'get_weather'],
	['traceloop-js-openai', 'plan.task', 'workflow', 'task', null],
	['traceloop-js-openai', 'get_weather.tool', 'tool', 'tool', 'get_weather'],
	['traceloop-js-openai', 'weather_workflow.workflow', 'workflow', 'workflow', null],
	['openinference-js-openai-anthropic', 'OpenAI Embeddings', 'embedding', 'EMBEDDING', null],
	['langfuse-js', 'vector-search', 'retrieval', 'retriever', null],
	['langfuse-js', 'get_weather', 'tool', 'tool', 'get_weather'],
	['langfuse-js', 'handle-request', 'workflow', 'span', null],
	['otel-js-openai-http-json', 'handle-request', 'other', null, null],
	['otlp-spec-examples', "I'm a server span", 'other', null, null],
] as const;

test.each(kinds)('%s: %s is %s (%s)', (folder, name, type, operation, toolName) => {
	const span = recordedSpans(folder)
		.map((raw) => normaliseSpan(raw))
		.find((candidate) => candidate.name === name);
	expect(span).toMatchObject({ type, operation, toolName });
});

test('user, session, tenant, team and tags arrive from each dialect’s own place', () => {
	const first = (folder: string, name: string) => {
		const span = recordedSpans(folder)
			.map((raw) => normaliseSpan(raw))
			.find((candidate) => candidate.name === name);
		return { ...span?.dimensions, tags: span?.tags };
	};
	const everything = { user: 'u-1', session: 's-1', tenant: 'acme', team: 'search', tags: ['beta', 'eu'] };
	expect(first('vercel-ai-v5', 'ai.generateText.doGenerate')).toEqual(everything);
	expect(first('openinference-js-openai-anthropic', 'OpenAI Responses')).toEqual(everything);
	expect(first('langfuse-js', 'handle-request')).toEqual({ ...everything, environment: 'prod', release: 'r1' });
	expect(first('traceloop-js-openai', 'plan.task')).toEqual({ ...everything, tags: [] });
	expect(first('vercel-ai-v7-otel', 'step 1')).toEqual({ user: 'u-1', session: 's-1', tenant: 'acme', tags: [] });
	expect(first('otel-js-openai-http-json', 'handle-request')).toMatchObject({ tenant: 'acme', feature: 'support-bot' });
	expect(first('openlit-js', 'chat gpt-4o-mini')).toMatchObject({ user: 'u-1', environment: 'prod' });
});

test('a streamed count that the emitter made up is called estimated', () => {
	const sources = recordedSpans('traceloop-js-openai')
		.map((raw) => normaliseSpan(raw))
		.filter(({ type }) => type === 'llm');
	expect(sources.map(({ usage, usageSource }) => [usage?.inputTokens, usageSource]).sort()).toEqual([
		[1, 'estimated'],
		[120, 'reported'],
		[120, 'reported'],
	]);
});

test('a model call without usage is missing, never zero', () => {
	const spans = recordedSpans('openinference-js-openai-anthropic').map((raw) => normaliseSpan(raw));
	const silent = spans.filter(({ usage }) => usage === null).map(({ name, usageSource }) => [name, usageSource]);
	expect(silent.sort()).toEqual([
		['OpenAI Chat Completions', 'missing'],
		['OpenAI Embeddings', 'missing'],
	]);
});

test('the time to the first token comes in milliseconds from seconds, milliseconds and ISO times', () => {
	const found = (folder: string) =>
		recordedSpans(folder)
			.map((raw) => normaliseSpan(raw))
			.flatMap(({ timeToFirstTokenMs }) => timeToFirstTokenMs ?? []);
	expect(found('anthropic-sdk-native')).toEqual([20]);
	expect(found('vercel-ai-v7-otel')[0]).toBeCloseTo(51.76, 2);
	expect(found('vercel-ai-v5')[0]).toBeCloseTo(48.5, 2);
	expect(found('langfuse-js')[0]).toBeCloseTo(50, 0);
});

test('Langfuse marks errors by level, with the OTLP status unset', () => {
	const failed = recordedSpans('langfuse-js')
		.map((raw) => normaliseSpan(raw))
		.filter(({ status }) => status === 'error');
	expect(failed).toHaveLength(1);
	// Its cost of 0 is a default of the SDK, not a known cost.
	expect(failed[0]).toMatchObject({
		statusMessage: 'Error: 429 Rate limit reached',
		reportedCostUsd: null,
		usage: null,
	});
});

const spansOf = (folder: string): Span[] => recordedSpans(folder).map((raw) => normaliseSpan(raw));

test('LangSmith: a call that failed under an early OK is an error, and says why', () => {
	const failed = spansOf('langsmith-js').filter(({ status }) => status === 'error');
	expect(failed.map(({ name, statusMessage }) => [name, statusMessage])).toEqual([
		['ChatOpenAI', 'Error: 429 refused with 429'],
	]);
});

test('LangSmith in Python: cache and reasoning of every call that has them', () => {
	const known = spansOf('langsmith-python').flatMap(({ usage }) => (usage === null ? [] : [usage]));
	const split = known.map(({ cacheReadTokens, reasoningTokens }) => [cacheReadTokens, reasoningTokens] as const);
	expect(split.toSorted(([one], [other]) => (one ?? 0) - (other ?? 0))).toEqual([
		...[
			[64, 11],
			[128, 12],
			[256, 14],
			[320, 15],
			[384, 16],
		],
	]);
});

test('Langfuse: an embedding that is called a generation is an embedding', () => {
	const embedding = spansOf('langfuse-js-embeddings').find(({ name }) => name === 'OpenAI.embeddings');
	expect(embedding).toMatchObject({ type: 'embedding', usageSource: 'missing' });
});

test('OpenLIT: a stream whose usage the provider did not tell is an estimate', () => {
	const told = spansOf('openlit-js-streams').map(({ usageSource, usage }) => [usageSource, usage?.inputTokens ?? null]);
	expect(told).toEqual([
		['reported', 262],
		['estimated', 9],
		['missing', null],
	]);
});

test('Semantic Kernel: finish reasons without the name of their enum', () => {
	const reasons = spansOf('semantic-kernel').flatMap(({ finishReasons }) => finishReasons);
	expect(reasons.sort()).toEqual(['stop', 'stop', 'tool_calls']);
});

test('Genkit: the cache that only the provider told', () => {
	const cached = calls('genkit-js').map(({ usage }) => usage?.cacheReadTokens ?? null);
	expect(cached.sort((one, other) => (one ?? 0) - (other ?? 0))).toEqual([64, 128, 192, 256]);
});
