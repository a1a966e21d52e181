import { recordedSpans } from '@spanledger/fixtures/recordings';
import { describe, expect, test } from 'vitest';
import type { RawSpan } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { conventionCases } from './convention.cases.ts';
import { samples } from './convention.samples.ts';
import { listConventions } from './list-conventions.ts';
import { sourceSamples } from './samples/source-samples.ts';

/** Who wrote which recorded span, by scope. null: the application itself, which no convention may claim. */
const authors: readonly (readonly [scope: RegExp, convention: string | null])[] = [
	[/^com\.anthropic\.sdk/, 'anthropic-sdk'],
	[/^gen_ai$/, 'vercel-ai-7'],
	[/^ai$/, 'vercel-ai'],
	[/^langfuse-sdk$/, 'langfuse'],
	[/^@openlit\//, 'openlit'],
	[/^@arizeai\//, 'openinference'],
	[/^@traceloop\//, 'openllmetry'],
	[/^@opentelemetry\/instrumentation-openai$/, 'otel-genai'],
	[/^(demo-app|app|my\.library)$/, null],
];

const folders = [
	'anthropic-sdk-native',
	'langfuse-js',
	'openinference-js-openai-anthropic',
	'openlit-js',
	'otel-js-openai-content-logs',
	'otel-js-openai-gzip',
	'otel-js-openai-http-json',
	'otel-js-openai-http-protobuf',
	'otlp-spec-examples',
	'traceloop-js-openai',
	'vercel-ai-v5',
	'vercel-ai-v7-otel',
];

/** What baggage, association and context processors write onto every span of a request. */
const carried = {
	'gen_ai.conversation.id': 'c-1',
	'gen_ai.agent.name': 'weather',
	'gen_ai.user.id': 'u-1',
	'gen_ai.prompt.name': 'greet',
	'llm.user_id': 'u-1',
	'ai.telemetry.metadata.userId': 'u-1',
	'ai.telemetry.functionId': 'f',
	'ai.settings.context.tenant': 'acme',
	'ai.operation.name': 'GET Home/Index',
	'traceloop.association.properties.user_id': 'u-1',
	'traceloop.workflow.name': 'w',
	'traceloop.entity.path': 'a.b',
	'langfuse.trace.metadata.tenant': 'acme',
	'langfuse.user.id': 'u-1',
	'langsmith.metadata.user_id': 'u-1',
	'mcp.session.id': 'm-1',
	'user.id': 'u-1',
	'session.id': 's-1',
	tenant: 'acme',
	metadata: '{"tenant":"acme"}',
	tags: ['a'],
};

const plainSpans = [
	sampleRawSpan(
		{ 'http.request.method': 'GET', 'url.path': '/', 'http.route': '/users/{id}' },
		{ name: 'GET /users/{id}' },
	),
	sampleRawSpan({ 'db.system': 'postgresql', 'db.statement': 'select 1' }, { name: 'SELECT' }),
	sampleRawSpan({ model: 'Model T', colour: 'black' }, { name: 'sell car' }),
	// Baggage processors copy the conversation onto every span; that makes no model call of it.
	sampleRawSpan({ 'http.request.method': 'POST', 'gen_ai.conversation.id': 'c-1', 'gen_ai.agent.name': 'a' }),
	...[
		{
			'http.request.method': 'GET',
			'url.full': 'https://api.openai.com/v1/models',
			'server.address': 'api.openai.com',
		},
		{ 'http.method': 'POST', 'http.url': 'http://db/query', 'http.status_code': 200 },
		{ 'db.system': 'postgresql', 'db.statement': 'select 1' },
		{ 'db.system.name': 'redis', 'db.operation.name': 'GET' },
		{ 'rpc.system': 'grpc', 'rpc.method': 'Search' },
		{ 'messaging.system': 'kafka' },
	].map((sent) => sampleRawSpan({ ...sent, ...carried })),
];

function written(): Map<string | null, RawSpan[]> {
	const spans = new Map<string | null, RawSpan[]>([[null, [...plainSpans]]]);
	for (const [name, own] of Object.entries(samples)) spans.set(name, [...own]);
	for (const [name, own] of Object.entries(sourceSamples)) {
		spans.set(
			name,
			own.map(({ raw }) => raw),
		);
	}
	for (const span of folders.flatMap(recordedSpans)) {
		const author = authors.find(([scope]) => scope.test(span.scope.name));
		if (author === undefined) throw new Error(`no author known for scope ${span.scope.name}`);
		spans.set(author[1], [...(spans.get(author[1]) ?? []), span]);
	}
	return spans;
}

const spansBy = written();

test('every convention is held to the cases', () => {
	expect([...spansBy.keys()].filter((name) => name !== null).sort()).toEqual(listConventions().sort());
});

for (const [name, own] of spansBy) {
	describe(name ?? 'no convention', () => {
		const foreign = [...spansBy].flatMap(([other, spans]) => (other === name ? [] : spans));
		conventionCases(name, own, foreign);
	});
}
