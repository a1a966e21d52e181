import { recordedSpans } from '@spanledger/fixtures/recordings';
import { describe, expect, test } from 'vitest';
import type { RawSpan } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { conventionCases } from './convention.cases.ts';
import { samples } from './convention.samples.ts';
import { listConventions } from './list-conventions.ts';

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

const plainSpans = [
	sampleRawSpan(
		{ 'http.request.method': 'GET', 'url.path': '/', 'http.route': '/users/{id}' },
		{ name: 'GET /users/{id}' },
	),
	sampleRawSpan({ 'db.system': 'postgresql', 'db.statement': 'select 1' }, { name: 'SELECT' }),
	sampleRawSpan({ model: 'Model T', colour: 'black' }, { name: 'sell car' }),
	// Baggage processors copy the conversation onto every span; that makes no model call of it.
	sampleRawSpan({ 'http.request.method': 'POST', 'gen_ai.conversation.id': 'c-1', 'gen_ai.agent.name': 'a' }),
];

function written(): Map<string | null, RawSpan[]> {
	const spans = new Map<string | null, RawSpan[]>([[null, [...plainSpans]]]);
	for (const [name, own] of Object.entries(samples)) spans.set(name, [...own]);
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
