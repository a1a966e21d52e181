export const metricFamilyNames = [
	'genai-client',
	'genai-server',
	'mcp',
	'coding-agents',
	'nodejs',
	'jvm',
	'python',
	'go',
	'dotnet',
	'process',
	'http',
	'database',
	'other',
] as const;
export type MetricFamilyName = (typeof metricFamilyNames)[number];

export type MetricFamily = {
	name: MetricFamilyName;
	/** What the page calls it. */
	label: string;
	/** Names of metrics; one that ends in `.`, `_` or `:` stands for all that begin so. */
	metrics: readonly string[];
	/** The attributes that tell series apart, null = whichever come. What is left out is summed over: it would only multiply series. */
	attributes: readonly string[] | null;
};

const genAi = [
	'gen_ai.operation.name',
	'gen_ai.provider.name',
	'gen_ai.request.model',
	'gen_ai.response.model',
	'gen_ai.token.type',
	'gen_ai.token.modality',
	'error.type',
];

/**
 * Every family of metrics that is known by name; the first that fits wins, the last takes the rest. Sources: the OpenTelemetry
 * semantic conventions (gen-ai, mcp, process, runtime, http, database) and what vLLM, TGI, Claude Code, Gemini CLI and Codex
 * document.
 */
export const metricFamilies: readonly MetricFamily[] = [
	{
		name: 'genai-server',
		label: 'Model servers',
		metrics: ['gen_ai.server.', 'vllm:', 'vllm.', 'vllm_', 'tgi_', 'sglang:', 'sglang_'],
		attributes: [...genAi, 'model_name', 'finished_reason'],
	},
	{
		name: 'genai-client',
		label: 'Model calls',
		metrics: ['gen_ai.', 'operation.cost', 'llm.', 'traceloop.'],
		attributes: [...genAi, 'gen_ai.agent.name', 'gen_ai.tool.name', 'gen_ai.response.finish_reason'],
	},
	{
		name: 'mcp',
		label: 'MCP',
		metrics: ['mcp.'],
		attributes: ['mcp.method.name', 'gen_ai.tool.name', 'network.transport', 'rpc.response.status_code', 'error.type'],
	},
	{
		name: 'coding-agents',
		label: 'Coding agents',
		metrics: ['claude_code.', 'gemini_cli.', 'codex.', 'codex_'],
		attributes: [
			'model',
			'type',
			'tool',
			'tool_name',
			'function_name',
			'language',
			'decision',
			'source',
			'start_type',
			'success',
			'status',
			'status_code',
		],
	},
	{
		name: 'nodejs',
		label: 'Node.js',
		metrics: ['nodejs.', 'v8js.', 'process.runtime.nodejs.', 'nodejs_'],
		attributes: ['nodejs.eventloop.state', 'v8js.gc.type', 'v8js.heap.space.name'],
	},
	{
		name: 'jvm',
		label: 'JVM',
		metrics: ['jvm.', 'process.runtime.jvm.'],
		attributes: [
			'jvm.memory.type',
			'jvm.memory.pool.name',
			'jvm.gc.name',
			'jvm.gc.action',
			'jvm.thread.state',
			'jvm.buffer.pool.name',
			'type',
			'pool',
			'gc',
			'action',
		],
	},
	{
		name: 'python',
		label: 'Python',
		metrics: ['cpython.', 'process.runtime.cpython.', 'process.runtime.pypy.'],
		attributes: ['cpython.gc.generation', 'type', 'count'],
	},
	{
		name: 'go',
		label: 'Go',
		metrics: ['go.', 'process.runtime.go.', 'runtime.go.', 'go_'],
		attributes: ['go.memory.type'],
	},
	{
		name: 'dotnet',
		label: '.NET',
		metrics: ['dotnet.', 'process.runtime.dotnet.', 'kestrel.', 'aspnetcore.'],
		attributes: ['dotnet.gc.heap.generation', 'generation', 'cpu.mode', 'error.type'],
	},
	{
		name: 'process',
		label: 'Process and host',
		metrics: ['process.', 'system.', 'container.', 'k8s.'],
		attributes: [
			'cpu.mode',
			'process.cpu.state',
			'system.memory.state',
			'system.paging.state',
			'state',
			'type',
			'disk.io.direction',
			'network.io.direction',
			'direction',
		],
	},
	{
		name: 'http',
		label: 'HTTP',
		metrics: ['http.'],
		attributes: [
			'http.route',
			'http.request.method',
			'http.response.status_code',
			'server.address',
			'http.method',
			'http.status_code',
			'error.type',
		],
	},
	{
		name: 'database',
		label: 'Database',
		metrics: ['db.'],
		attributes: [
			'db.system.name',
			'db.system',
			'db.operation.name',
			'db.collection.name',
			'db.client.connection.pool.name',
			'db.client.connection.state',
			'pool.name',
			'state',
			'error.type',
		],
	},
	{ name: 'other', label: 'Other', metrics: [''], attributes: null },
];

/** The family of a metric, by its name. */
export function metricFamilyOf(metric: string): MetricFamily {
	const isOne = (pattern: string) => (/(^|[._:])$/.test(pattern) ? metric.startsWith(pattern) : metric === pattern);
	const found = metricFamilies.find(({ metrics }) => metrics.some(isOne));
	if (found === undefined) throw new Error('the last family takes every metric');
	return found;
}
