import type { Convention } from '../convention.ts';

/** OpenRouter's Broadcast: the router itself tells of each request, in OTel GenAI names, with what it charged. */
export const openRouter: Convention = {
	name: 'openrouter',
	title: 'OpenRouter Broadcast',
	signs: 'scope `openrouter`, `openrouter.source`',
	claims: ({ scope, attributes }) => scope.name === 'openrouter' || attributes.has('openrouter.source'),
	operations: [],
	fields: {
		sdkCostUsd: ['gen_ai.usage.total_cost', 'gen_ai.usage.cost'],
		user: ['trace.metadata.openrouter.user_id'],
	},
	metadata: [{ prefix: 'trace.metadata.' }],
	isGateway: true,
};
