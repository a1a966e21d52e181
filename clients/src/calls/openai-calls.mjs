import { chatModel, embeddingModel, expectRefusal, questions, weather, weatherIn } from './questions.mjs';

/** @typedef {import('openai').OpenAI} OpenAI */
/** @typedef {import('openai').OpenAI.ChatCompletionMessageParam} Message */

/** @param {string} content @returns {Message[]} */
const ask = (content) => [
	{ role: 'system', content: 'You are brief.' },
	{ role: 'user', content },
];

/** Plain, streamed with and without usage, a tool loop, the Responses API at half the price, an embedding, a refusal. @param {OpenAI} openai */
export async function makeOpenAiCalls(openai) {
	await openai.chat.completions.create({ model: chatModel, messages: ask(questions.plain), temperature: 0.2 });
	await drain(
		await openai.chat.completions.create({
			model: chatModel,
			messages: ask(questions.streamed),
			stream: true,
			stream_options: { include_usage: true },
		}),
	);
	await drain(
		await openai.chat.completions.create({
			model: chatModel,
			messages: ask(questions.streamedWithoutUsage),
			stream: true,
		}),
	);
	await toolLoop(openai);
	await openai.responses.create({ model: chatModel, input: questions.plain, service_tier: 'flex' });
	await openai.embeddings.create({ model: embeddingModel, input: questions.embedding });
	await expectRefusal(() =>
		openai.chat.completions.create({ model: chatModel, messages: ask(questions.failing) }).then((answer) => answer),
	);
}

/** Asks, runs the tool that the model wants, asks again with its result. @param {OpenAI} openai */
async function toolLoop(openai) {
	const messages = ask(questions.tool);
	const tools = [{ type: /** @type {const} */ ('function'), function: weather }];
	const first = await openai.chat.completions.create({ model: chatModel, messages, tools });
	const message = first.choices[0]?.message;
	const wanted = message?.tool_calls?.[0];
	if (message === undefined || wanted?.type !== 'function') throw new Error('The stand-in did not ask for the tool.');
	const { city } = JSON.parse(wanted.function.arguments);
	messages.push(message, { role: 'tool', tool_call_id: wanted.id, content: JSON.stringify(weatherIn(city)) });
	await openai.chat.completions.create({ model: chatModel, messages, tools });
}

/** @param {AsyncIterable<unknown>} stream */
async function drain(stream) {
	for await (const _ of stream);
}
