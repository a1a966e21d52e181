import type { Step } from './send-traces.ts';

export type Chat = {
	model: string;
	inputTokens: number;
	outputTokens: number;
	question: string;
	answer: string;
};

/** A chat completion as the OTel GenAI conventions write it; starts 0 ms into the request unless told otherwise. */
export function chatStep(
	{ model, inputTokens, outputTokens, question, answer }: Chat,
	startMs = 0,
	durationMs = 800,
): Step {
	const message = (role: string, content: string) => JSON.stringify([{ role, parts: [{ type: 'text', content }] }]);
	return {
		name: `chat ${model}`,
		startMs,
		durationMs,
		attributes: {
			'gen_ai.operation.name': 'chat',
			'gen_ai.provider.name': 'openai',
			'gen_ai.request.model': model,
			'gen_ai.response.model': model,
			'gen_ai.usage.input_tokens': inputTokens,
			'gen_ai.usage.output_tokens': outputTokens,
			'gen_ai.response.finish_reasons': ['stop'],
			'gen_ai.input.messages': message('user', question),
			'gen_ai.output.messages': message('assistant', answer),
		},
	};
}

/** A support question: retrieve → rerank → chat. `tenant` and `user` stand on the root only, as in a real app. */
export function supportRequest(who: { tenant: string; user: string }, chat: Chat, rerankMs = 120): Step {
	const llmStart = 180 + rerankMs;
	return {
		name: 'POST /support/ask',
		startMs: 0,
		durationMs: llmStart + 820,
		attributes: { 'http.route': '/support/ask', 'tenant.id': who.tenant, 'user.id': who.user, feature: 'support' },
		steps: [
			{
				name: 'retrieve articles',
				startMs: 10,
				durationMs: 150,
				attributes: { 'openinference.span.kind': 'RETRIEVER' },
			},
			{
				name: 'rerank articles',
				startMs: 165,
				durationMs: rerankMs,
				attributes: { 'openinference.span.kind': 'RERANKER' },
			},
			chatStep(chat, llmStart),
		],
	};
}

export const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);
