/** The same conversation with every client, so that their traces can be compared. */
export const questions = {
	plain: 'What is a span?',
	streamed: 'What is a trace?',
	streamedWithoutUsage: 'What is a stream?',
	tool: 'What is the weather in Oslo?',
	embedding: 'a text to embed',
	failing: 'please fail with 429',
};

export const chatModel = 'gpt-4o-mini';
export const embeddingModel = 'text-embedding-3-small';
export const claudeModel = 'claude-opus-4-7';

/** The tool that the model may ask for. */
export const weather = {
	name: 'get_weather',
	description: 'The weather in a city',
	parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

/** @param {string} city */
export const weatherIn = (city) => ({ city, celsius: 4, sky: 'clear' });

/** A call that is refused, as it is meant to be. @param {() => Promise<unknown>} call */
export async function expectRefusal(call) {
	try {
		await call();
	} catch {
		return;
	}
	throw new Error('The stand-in was asked to refuse and did not.');
}
