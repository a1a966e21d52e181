import { claudeModel, expectRefusal, questions, weather, weatherIn } from './questions.mjs';

/** @typedef {import('@anthropic-ai/sdk').Anthropic} Anthropic */

const basics = { model: claudeModel, max_tokens: 200, system: 'You are brief.' };

/** Plain, streamed, a tool loop, a refusal. @param {Anthropic} anthropic */
export async function makeAnthropicCalls(anthropic) {
	await anthropic.messages.create({ ...basics, messages: [{ role: 'user', content: questions.plain }] });
	const stream = await anthropic.messages.create({
		...basics,
		messages: [{ role: 'user', content: questions.streamed }],
		stream: true,
	});
	for await (const _ of stream);
	await toolLoop(anthropic);
	await expectRefusal(() =>
		anthropic.messages.create({ ...basics, messages: [{ role: 'user', content: questions.failing }] }).then((it) => it),
	);
}

/** @param {Anthropic} anthropic */
async function toolLoop(anthropic) {
	const { name, description, parameters } = weather;
	const tools = [{ name, description, input_schema: { ...parameters, type: /** @type {const} */ ('object') } }];
	const question = { role: /** @type {const} */ ('user'), content: questions.tool };
	const first = await anthropic.messages.create({ ...basics, tools, messages: [question] });
	const [wanted] = first.content;
	if (wanted?.type !== 'tool_use') throw new Error('The stand-in did not ask for the tool.');
	const result = JSON.stringify(weatherIn('Oslo'));
	await anthropic.messages.create({
		...basics,
		tools,
		messages: [
			question,
			{ role: 'assistant', content: first.content },
			{ role: 'user', content: [{ type: 'tool_result', tool_use_id: wanted.id, content: result }] },
		],
	});
}
