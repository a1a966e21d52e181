import type { Convention } from '../convention.ts';

/** JetBrains Koog: OTel GenAI names for agents, calls and tools; nodes, strategies and subgraphs of the agent's graph under `koog.*`. */
export const koog: Convention = {
	name: 'koog',
	title: 'JetBrains Koog',
	signs: 'scope with `koog`, `koog.*`',
	claims: ({ scope, attributes }) => {
		if (/(^|\.)koog(\.|$)/i.test(scope.name)) return true;
		for (const key of attributes.keys()) if (key.startsWith('koog.')) return true;
		return false;
	},
	operations: [],
	fields: {
		input: ['koog.node.input', 'koog.subgraph.input', 'koog.strategy.input'],
		output: ['koog.node.output', 'koog.subgraph.output', 'koog.strategy.output'],
	},
	evidence: [
		['koog.node.id', 'workflow'],
		['koog.node.name', 'workflow'],
		['koog.subgraph.id', 'workflow'],
		['koog.strategy.name', 'workflow'],
	],
	spanNames: [
		[/^llm\./, 'llm'],
		[/^(node|strategy|subgraph)\b/, 'workflow'],
		[/^(run|agent|create_agent|invoke_agent)\b/, 'agent'],
		[/^tool\./, 'tool'],
	],
};
