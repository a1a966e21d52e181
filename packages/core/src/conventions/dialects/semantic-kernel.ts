import type { Convention } from '../convention.ts';

/**
 * Semantic Kernel, Python and .NET: OTel GenAI names of several ages (one finish reason as text, operations in the plural); messages
 * come as span events or log records.
 */
export const semanticKernel: Convention = {
	name: 'semantic-kernel',
	title: 'Semantic Kernel',
	signs: 'scope `semantic_kernel*`, `Microsoft.SemanticKernel*`',
	claims: ({ scope }) => scope.name.startsWith('semantic_kernel') || scope.name.startsWith('Microsoft.SemanticKernel'),
	operations: [],
	fields: {
		finishReasons: ['gen_ai.response.finish_reason'],
		// .NET before 1.20.
		inputTokens: ['gen_ai.response.prompt_tokens'],
		outputTokens: ['gen_ai.response.completion_tokens'],
	},
	spanNames: [
		[/^(chat|text)[._]completions?\b/, 'llm'],
		[/^(text_|image_)?embeddings?\b/, 'embedding'],
	],
};
