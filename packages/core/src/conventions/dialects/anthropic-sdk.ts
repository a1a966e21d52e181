import type { Convention } from '../convention.ts';

/**
 * Spans that Anthropic's own SDKs write by themselves once a TracerProvider is registered (scope `com.anthropic.sdk.*`, since
 * @anthropic-ai/sdk 0.137). OTel GenAI names, inclusive input, plus the cache write's lifetimes.
 */
export const anthropicSdk: Convention = {
	name: 'anthropic-sdk',
	title: 'Anthropic SDK (native spans)',
	signs: 'scope `com.anthropic.sdk*`',
	claims: ({ scope }) => scope.name.startsWith('com.anthropic.sdk'),
	operations: [],
	fields: {
		serviceTier: ['anthropic.response.service_tier'],
		finishReasons: ['anthropic.message.stop_reason'],
		cacheWrite5mTokens: ['anthropic.usage.cache_creation.ephemeral_5m_input_tokens'],
		webSearches: ['anthropic.usage.server_tool_use.web_search_requests'],
		cacheWrite1hTokens: ['anthropic.usage.cache_creation.ephemeral_1h_input_tokens'],
	},
	counting: () => 'inclusive',
};
