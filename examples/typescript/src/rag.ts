/** Question → embedding → retrieval with documents → answer → a score from the person who asked. */
import { type Attributes, type Span, trace } from '@opentelemetry/api';
import OpenAI from 'openai';
import { flush } from './instrument-openai.ts';

const tracer = trace.getTracer('rag');
const openai = new OpenAI();

const articles = [
	{ id: 'kb-1', title: 'Refunds', text: 'A refund takes five working days.' },
	{ id: 'kb-2', title: 'Parcels', text: 'A parcel can be followed with its number.' },
	{ id: 'kb-3', title: 'Accounts', text: 'An account is closed in the settings.' },
];

const inSpan = <T>(name: string, attributes: Attributes, step: (span: Span) => Promise<T>): Promise<T> =>
	tracer.startActiveSpan(name, { attributes }, (span) => step(span).finally(() => span.end()));

/** The nearest articles. The span carries the query and each document with its id and score. */
async function retrieve(question: string) {
	const attributes = {
		'gen_ai.operation.name': 'retrieval',
		'gen_ai.data_source.id': 'knowledge-base',
		'gen_ai.retrieval.query.text': question,
	};
	return inSpan('retrieval knowledge-base', attributes, async (span) => {
		await openai.embeddings.create({ model: 'text-embedding-3-small', input: question });
		// A vector database would rank them; here the first two will do.
		const found = articles.slice(0, 2).map((article, rank) => ({ ...article, score: 0.92 - rank * 0.2 }));
		const documents = found.map(({ id, text, score }) => ({ id, content: text, score }));
		span.setAttribute('gen_ai.retrieval.documents', JSON.stringify(documents));
		return found;
	});
}

/** A thumb of the person who asked, for the whole trace. */
async function score(traceId: string): Promise<void> {
	const endpoint = process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? 'http://localhost:4318';
	const [, key = ''] = /x-api-key=([^,]+)/.exec(process.env.OTEL_EXPORTER_OTLP_HEADERS ?? '') ?? [];
	const response = await fetch(`${endpoint}/v1/scores`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': key },
		body: JSON.stringify({
			traceId,
			name: 'thumbs',
			value: true,
			dataType: 'boolean',
			source: 'user',
			comment: 'just so',
		}),
	});
	console.log(`score ${response.status}`);
}

const traceId = await inSpan('POST /help', { 'http.route': '/help' }, async (root) => {
	root.setAttributes({ 'tenant.id': process.env.TENANT ?? 'acme', team: 'support', feature: 'help', 'user.id': 'u-1' });
	const question = 'When do I get my money back?';
	const found = await retrieve(question);
	const context = found.map(({ title, text }) => `${title}: ${text}`).join('\n');
	const answer = await openai.chat.completions.create({
		model: 'gpt-4o-mini',
		messages: [
			{ role: 'system', content: `Answer from these articles only:\n${context}` },
			{ role: 'user', content: question },
		],
	});
	console.log(answer.choices[0]?.message.content);
	return root.spanContext().traceId;
});
await flush();
await score(traceId);
console.log(`trace ${traceId}`);
