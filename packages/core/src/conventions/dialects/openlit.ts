import type { Convention } from '../convention.ts';

/** OpenLIT: OTel GenAI names and a cost of its own making. Its scope names are unreliable (OpenAI calls come as `…-vllm`). */
export const openLit: Convention = {
	name: 'openlit',
	title: 'OpenLIT',
	signs: 'scope `@openlit/*`, `openlit*`, `telemetry.sdk.name` = openlit',
	claims: ({ scope, attributes }) =>
		scope.name.startsWith('@openlit/') ||
		scope.name.startsWith('openlit') ||
		attributes.get('telemetry.sdk.name') === 'openlit',
	operations: [],
	fields: {
		sdkCostUsd: ['gen_ai.usage.cost'],
		user: ['gen_ai.request.user'],
	},
};
