import { expectRefusal, questions, weather, weatherIn } from './questions.mjs';

/**
 * The same conversation with any version of the AI SDK: plain, streamed, a tool loop, Claude, an embedding, a refusal.
 * @param {object} sdk of one version: its functions and models
 * @param {Record<string, any>} sdk.ai
 * @param {any} sdk.chat
 * @param {any} sdk.claude
 * @param {any} sdk.embedding
 * @param {object} telemetry what each call gets to tell who asked
 */
export async function makeVercelCalls({ ai, chat, claude, embedding }, telemetry) {
	const basics = { ...telemetry, maxRetries: 0, system: 'You are brief.' };
	await ai.generateText({ ...basics, model: chat, prompt: questions.plain });
	await ai.streamText({ ...basics, model: chat, prompt: questions.streamed }).text;
	const tool = ai.tool({
		description: weather.description,
		inputSchema: ai.jsonSchema(weather.parameters),
		execute: (/** @type {{ city: string }} */ { city }) => weatherIn(city),
	});
	const stopWhen = ai.stepCountIs?.(5) ?? ai.isStepCount(5);
	await ai.generateText({ ...basics, model: chat, prompt: questions.tool, tools: { [weather.name]: tool }, stopWhen });
	await ai.generateText({ ...basics, model: claude, prompt: questions.plain });
	await ai.streamText({ ...basics, model: claude, prompt: questions.streamed }).text;
	await ai.embed({ ...telemetry, maxRetries: 0, model: embedding, value: questions.embedding });
	await expectRefusal(() => ai.generateText({ ...basics, model: chat, prompt: questions.failing }));
}
