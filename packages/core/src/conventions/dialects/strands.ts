import type { RawSpan } from '../../spans/raw-span.ts';
import { providerOf } from '../canonical-provider.ts';
import type { Convention, CountingRule } from '../convention.ts';
import type { Fields } from '../fields/field-kinds.ts';

/**
 * Each provider's own counts are passed on: Bedrock's, the default, and Anthropic's leave the cache out; OpenAI's and LiteLLM's
 * (`anthropic/claude-…`) include it.
 */
function countingRule(_span: RawSpan, { values }: Fields): CountingRule | null {
	const model = values.responseModel ?? values.requestModel;
	const provider = providerOf(values.provider, model, false);
	const isDirect = provider === 'anthropic' && model?.includes('/') !== true;
	return provider === null || provider === 'aws.bedrock' || isDirect ? 'exclusive' : null;
}

/** Strands Agents: OTel GenAI names, the provider's usage passed on, time to first token in milliseconds. */
export const strands: Convention = {
	name: 'strands',
	title: 'Strands Agents',
	signs: 'scope `strands.*`, `gen_ai.system` = strands-agents, `agent_loop.cycle_id`, `event_loop.cycle_id`',
	// The TypeScript SDK's scope is the name of the service.
	claims: ({ scope, attributes }) =>
		scope.name.startsWith('strands.') ||
		attributes.get('gen_ai.system') === 'strands-agents' ||
		attributes.has('agent_loop.cycle_id') ||
		attributes.has('event_loop.cycle_id'),
	operations: [],
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
