import type { Convention } from '../convention.ts';

/**
 * Microsoft Agent Framework (Python scope `agent_framework`; .NET `Experimental.Microsoft.Agents.AI`, and Microsoft.Extensions.AI below
 * it): OTel GenAI names for agents, calls and tools, and spans of its own for workflows. The agent's span repeats its last call's response id.
 */
export const agentFramework: Convention = {
	name: 'agent-framework',
	title: 'Microsoft Agent Framework, Microsoft.Extensions.AI',
	signs:
		'scope `agent_framework*`, `(Experimental.)Microsoft.Agents.AI`, `…Microsoft.Extensions.AI`; `edge_group.type`',
	claims: ({ scope, attributes }) =>
		scope.name.startsWith('agent_framework') ||
		/^(Experimental\.)?Microsoft\.(Agents\.AI|Extensions\.AI)\b/.test(scope.name) ||
		attributes.has('edge_group.type') ||
		attributes.has('workflow_builder.name'),
	operations: [],
	fields: {
		statusMessage: ['build.error.message'],
	},
	evidence: [['executor.id', 'workflow']],
	spanNames: [
		[/^(workflow\.(run|session)|workflow_invoke|executor\.process)\b/, 'workflow'],
		[/^(workflow\.build|edge_group\.process|message\.send)\b/, 'other'],
	],
};
