import type { RawSpan } from '../../spans/raw-span.ts';
import { providerOf } from '../canonical-provider.ts';
import type { Convention, CountingRule } from '../convention.ts';
import type { Fields } from '../fields/field-kinds.ts';

/**
 * Each provider's own counts are passed on: Bedrock's, the default, and Anthropic's leave the cache out; OpenAI's and LiteLLM's
 * (`anthropic/claude-…`) include it. Python's SDK adds the cache since 1.6x (measured: 1.62), and its total then is input and output;
 * in TypeScript's the same total means nothing, for it leaves the cache out of both.
 */
function countingRule({ scope }: RawSpan, { values }: Fields): CountingRule | null {
	const { inputTokens, outputTokens = 0, totalTokens } = values;
	const isPython = scope.name.startsWith('strands.');
	if (isPython && inputTokens !== undefined && totalTokens === inputTokens + outputTokens) return 'inclusive';
	const model = values.responseModel ?? values.requestModel;
	const provider = providerOf(values.provider, model, false);
	const isDirect = provider === 'anthropic' && model?.includes('/') !== true;
	return provider === null || provider === 'aws.bedrock' || isDirect ? 'exclusive' : null;
}

/** Strands Agents: OTel GenAI names, the provider's usage passed on, time to first token in milliseconds. */
export const strands: Convention = {
	name: 'strands',
	title: 'Strands Agents',
	signs:
		'scope `strands.*`, `gen_ai.system` = strands-agents, `agent_loop.cycle_id`, `event_loop.cycle_id`, `gen_ai.event.start_time` with the scope as `gen_ai.system`',
	// The TypeScript SDK writes the name of the service as its scope and as `gen_ai.system`.
	claims: ({ scope, attributes }) =>
		scope.name.startsWith('strands.') ||
		(attributes.has('gen_ai.event.start_time') && attributes.get('gen_ai.system') === scope.name) ||
		attributes.get('gen_ai.system') === 'strands-agents' ||
		attributes.has('agent_loop.cycle_id') ||
		attributes.has('event_loop.cycle_id'),
	operations: [],
	// Neither names a provider here: the framework, or the service.
	meaningless: ['gen_ai.system', 'gen_ai.provider.name'],
	fields: {
		/** Of a tool that failed: `error`, under an UNSET status. */
		level: ['gen_ai.tool.status'],
		systemInstructions: ['system_prompt'],
		toolDefinitions: ['gen_ai.agent.tools'],
	},
	ownMeanings: {
		timeToFirstTokenMs: ['gen_ai.server.time_to_first_token'],
		durationMs: ['gen_ai.server.request.duration'],
	},
	counting: countingRule,
	spanNames: [[/^(execute_)?(event|agent)_loop_cycle\b/, 'workflow']],
};
