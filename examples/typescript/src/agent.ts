/** An agent with a tool: `invoke_agent` over each call of the model and `execute_tool` over each run of the tool. */
import { type Attributes, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import OpenAI from 'openai';
import { flush } from './instrument-openai.ts';

const tracer = trace.getTracer('agent');
const openai = new OpenAI();
type Message = OpenAI.ChatCompletionMessageParam;
type ToolCall = OpenAI.ChatCompletionMessageFunctionToolCall;

const tools: OpenAI.ChatCompletionFunctionTool[] = [
	{
		type: 'function',
		function: {
			name: 'get_weather',
			description: 'The weather in a city',
			parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
		},
	},
];

async function inSpan<T>(name: string, attributes: Attributes, step: (span: Span) => Promise<T>): Promise<T> {
	return tracer.startActiveSpan(name, { attributes }, async (span) => {
		try {
			return await step(span);
		} catch (error) {
			span.recordException(error as Error);
			span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
			throw error;
		} finally {
			span.end();
		}
	});
}

/** Runs a tool in a span that carries its arguments and its result. */
const runTool = ({ id, function: { name, arguments: given } }: ToolCall): Promise<string> => {
	const attributes = {
		'gen_ai.operation.name': 'execute_tool',
		'gen_ai.tool.name': name,
		'gen_ai.tool.call.id': id,
		'gen_ai.tool.call.arguments': given,
	};
	return inSpan(`execute_tool ${name}`, attributes, async (span) => {
		const result = JSON.stringify({ ...JSON.parse(given), celsius: 4, sky: 'clear' });
		span.setAttribute('gen_ai.tool.call.result', result);
		return result;
	});
};

/** Asks until the model wants no tool any more; at most five rounds. */
const runAgent = (question: string): Promise<string> => {
	const attributes = { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'weather agent' };
	return inSpan('invoke_agent weather agent', attributes, async () => {
		const messages: Message[] = [{ role: 'user', content: question }];
		for (let round = 0; round < 5; round++) {
			const completion = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages, tools });
			const message = completion.choices[0]?.message;
			const wanted = (message?.tool_calls ?? []).filter((call) => call.type === 'function');
			if (message === undefined || wanted.length === 0) return message?.content ?? '';
			messages.push(message);
			for (const call of wanted) messages.push({ role: 'tool', tool_call_id: call.id, content: await runTool(call) });
		}
		throw new Error('the agent went round in circles');
	});
};

await inSpan('POST /agent', { 'http.route': '/agent' }, async (root) => {
	root.setAttributes({ 'tenant.id': process.env.TENANT ?? 'acme', team: 'labs', feature: 'agent', 'user.id': 'u-1' });
	console.log(await runAgent('What is the weather in Oslo?'));
	console.log(`trace ${root.spanContext().traceId}`);
});
await flush();
