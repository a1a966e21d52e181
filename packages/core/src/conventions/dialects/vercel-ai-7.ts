import type { Convention } from '../convention.ts';

/** Vercel AI SDK 7 with `@ai-sdk/otel` (scope `gen_ai`): OTel GenAI names, inclusive input; the caller's context on agent and step. */
export const vercelAi7: Convention = {
	name: 'vercel-ai-7',
	title: 'Vercel AI SDK 7 (@ai-sdk/otel)',
	signs: 'scope `gen_ai`',
	claims: ({ scope }) => scope.name === 'gen_ai',
	operations: [],
	fields: {
		timeToFirstTokenSeconds: ['gen_ai.client.operation.time_to_first_chunk'],
	},
	metadata: [{ prefix: 'ai.settings.context.' }, { prefix: 'ai.settings.runtimeContext.' }],
	counting: () => 'inclusive',
};
