import type { Convention } from '../convention.ts';

/** Strands Agents: OTel GenAI names, Bedrock's usage passed on (input without cache), time to first token in milliseconds. */
export const strands: Convention = {
	name: 'strands',
	title: 'Strands Agents',
	signs: 'scope `strands.*`, `gen_ai.system` = strands-agents',
	claims: ({ scope, attributes }) =>
		scope.name.startsWith('strands.') || attributes.get('gen_ai.system') === 'strands-agents',
	operations: [],
	fields: {},
	ownMeanings: {
		timeToFirstTokenMs: ['gen_ai.server.time_to_first_token'],
		durationMs: ['gen_ai.server.request.duration'],
	},
	counting: () => 'exclusive',
};
