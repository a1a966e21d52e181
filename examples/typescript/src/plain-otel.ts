/** Nothing but OpenTelemetry: the app calls a model by itself and writes what it knows under plain names. */
import { SpanStatusCode, trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';

const sdk = new NodeSDK();
sdk.start();
const tracer = trace.getTracer('plain-otel');
const baseUrl = process.env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1';

type Completion = {
	id: string;
	model: string;
	choices: { message: { content: string }; finish_reason: string }[];
	usage: { prompt_tokens: number; completion_tokens: number };
};

/** One call of the model in a span of its own; `llm.*` are names that Spanledger knows. */
async function askModel(prompt: string): Promise<string> {
	return tracer.startActiveSpan('ask model', async (span) => {
		try {
			span.setAttributes({ 'llm.provider': 'openai', 'llm.model': 'gpt-4o-mini', 'llm.prompt': prompt });
			const response = await fetch(`${baseUrl}/chat/completions`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', authorization: `Bearer ${process.env.OPENAI_API_KEY}` },
				body: JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: prompt }] }),
			});
			if (!response.ok) throw new Error(`the model answered ${response.status}`);
			const completion = (await response.json()) as Completion;
			const [choice] = completion.choices;
			span.setAttributes({
				'llm.response.id': completion.id,
				'llm.input_tokens': completion.usage.prompt_tokens,
				'llm.output_tokens': completion.usage.completion_tokens,
				'llm.finish_reason': choice?.finish_reason ?? '',
				'llm.completion': choice?.message.content ?? '',
			});
			return choice?.message.content ?? '';
		} catch (error) {
			span.recordException(error as Error);
			span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
			throw error;
		} finally {
			span.end();
		}
	});
}

await tracer.startActiveSpan('POST /ask', async (root) => {
	// Set once on the root: every call below is billed to this tenant, team, feature and user.
	root.setAttributes({ 'tenant.id': process.env.TENANT ?? 'acme', team: 'support', feature: 'ask', 'user.id': 'u-1' });
	console.log(await askModel('In one sentence: what is a trace?'));
	console.log(`trace ${root.spanContext().traceId}`);
	root.end();
});
await sdk.shutdown();
