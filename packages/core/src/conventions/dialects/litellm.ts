import type { Convention } from '../convention.ts';
import { inside } from '../fields/source.ts';

/** LiteLLM's callback and proxy: a gateway, so its cost is the bill. A replay from its cache repeats id and cost, and costs nothing. */
export const liteLlm: Convention = {
	name: 'litellm',
	title: 'LiteLLM SDK and proxy',
	signs: 'scope `litellm`, `litellm.*`, `metadata.user_api_key_*`, `hidden_params`',
	claims: ({ scope, attributes }) => {
		if (scope.name === 'litellm' || scope.name.startsWith('litellm.')) return true;
		for (const key of attributes.keys()) {
			if (key.startsWith('litellm.') || key.startsWith('metadata.user_api_key_') || key === 'hidden_params')
				return true;
		}
		return false;
	},
	operations: [],
	ownMeanings: {
		// The response carries the alias the caller asked for, the request the deployment that served it.
		requestModel: ['gen_ai.response.model', 'gen_ai.request.model'],
		responseModel: ['gen_ai.request.model', 'gen_ai.response.model'],
	},
	fields: {
		gatewayCostUsd: [
			'gen_ai.cost.total_cost',
			'litellm.cost.total',
			'litellm.response_cost',
			'hidden_params.response_cost',
			inside('hidden_params', 'response_cost'),
			inside('metadata.hidden_params', 'response_cost'),
		],
		// The flag first: the key of a cache entry is also told by the call that filled it.
		cacheHit: [
			'litellm.cache_hit',
			'metadata.cache_hit',
			'cache_hit',
			'hidden_params.cache_hit',
			'metadata.hidden_params.cache_hit',
			inside('hidden_params', 'cache_hit'),
			inside('metadata.hidden_params', 'cache_hit'),
			inside('metadata', 'hidden_params.cache_hit'),
			'hidden_params.cache_key',
			inside('hidden_params', 'cache_key'),
			inside('metadata.hidden_params', 'cache_key'),
			inside('metadata', 'hidden_params.cache_key'),
		],
		batchId: ['litellm.batch_id', inside('hidden_params', 'batch_id')],
		toolDefinitions: ['llm.request.functions.0.name'],
		user: [
			'metadata.user_api_key_end_user_id',
			'metadata.end_user_id',
			'metadata.user_api_key_user_id',
			'metadata.user_api_key_user_email',
			'metadata.user_email',
			'litellm.metadata.user_api_key_end_user_id',
			'litellm.metadata.user_api_key_user_id',
		],
		team: [
			'metadata.user_api_key_team_alias',
			'metadata.user_api_key_team_id',
			'litellm.team.id',
			'litellm.metadata.user_api_key_team_alias',
			'litellm.metadata.user_api_key_team_id',
		],
		tenant: ['metadata.user_api_key_org_id', 'litellm.metadata.user_api_key_org_id'],
	},
	metadata: [{ prefix: 'metadata.' }, { prefix: 'litellm.metadata.' }, { json: 'metadata.requester_metadata' }],
	isGateway: true,
};
