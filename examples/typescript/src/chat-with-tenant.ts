/** A chat with the Vercel AI SDK: its own telemetry, and metadata that says who is to pay. */
import { openai } from '@ai-sdk/openai';
import { trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { type ModelMessage, streamText } from 'ai';

const sdk = new NodeSDK();
sdk.start();

/** What every turn of one conversation has in common. The names in `metadata` are the ones that Spanledger looks for. */
const telemetry = {
	isEnabled: true,
	functionId: 'chat',
	metadata: {
		tenant: process.env.TENANT ?? 'acme',
		team: 'support',
		feature: 'chat',
		userId: 'u-1',
		sessionId: 'conversation-42',
		tags: ['example'],
	},
};

const history: ModelMessage[] = [];

async function turn(question: string): Promise<string> {
	history.push({ role: 'user', content: question });
	const answer = streamText({
		model: openai.chat('gpt-4o-mini'),
		system: 'You answer in one sentence.',
		messages: history,
		experimental_telemetry: telemetry,
	});
	let text = '';
	for await (const part of answer.textStream) text += part;
	history.push({ role: 'assistant', content: text });
	return text;
}

await trace.getTracer('chat').startActiveSpan('POST /chat', async (root) => {
	for (const question of ['What is a span?', 'And what is a trace?']) console.log(await turn(question));
	console.log(`trace ${root.spanContext().traceId}`);
	root.end();
});
await sdk.shutdown();
