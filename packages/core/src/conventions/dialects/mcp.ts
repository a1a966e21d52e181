import type { SpanType } from '../../spans/span.ts';
import type { Convention } from '../convention.ts';

const methods: { readonly [method: string]: SpanType } = {
	'tools/call': 'tool',
	'resources/read': 'retrieval',
	'prompts/get': 'prompt',
};

/** Listing, handshakes, pings and notifications do no work of the application's. */
const typeOfMethod = (method: string): SpanType =>
	Object.hasOwn(methods, method) ? (methods[method] ?? 'other') : 'other';

/** Only what names the request itself: `mcp.session.id` and the server's name travel. */
const signs = [
	'mcp.method.name',
	'mcp.method',
	'mcp.request.id',
	'mcp.request.argument',
	'mcp.response.value',
	'mcp.tool.name',
	'mcp.prompt.name',
	'mcp.resource.uri',
];

/** Model Context Protocol, client and server side: OTel's MCP conventions, OpenLLMetry's and OpenLIT's names for the same. */
export const mcp: Convention = {
	name: 'mcp',
	title: 'Model Context Protocol',
	signs: '`mcp.method.name`, `mcp.tool.name`, `mcp.resource.uri` and others that name a request',
	claims: ({ attributes }) => signs.some((key) => attributes.has(key)),
	operations: [
		{ key: 'mcp.method.name', types: typeOfMethod },
		{ key: 'mcp.method', types: typeOfMethod },
	],
	fields: {
		toolName: ['gen_ai.tool.name', 'mcp.tool.name'],
		toolInput: [
			'gen_ai.tool.call.arguments',
			'mcp.tool.arguments',
			'mcp.request.argument',
			'mcp.request.payload',
			'mcp.params',
		],
		toolOutput: [
			'gen_ai.tool.call.result',
			'mcp.tool.result',
			'mcp.response.value',
			'mcp.response.payload',
			'mcp.result',
		],
		input: ['mcp.resource.uri', 'mcp.request.argument', 'mcp.request.payload', 'mcp.params'],
		output: ['mcp.response.value', 'mcp.response.payload', 'mcp.result'],
		promptName: ['mcp.prompt.name'],
		statusMessage: ['mcp.error.message'],
		failed: ['mcp.tool.is_error', 'mcp.response.is_error'],
	},
	evidence: [
		['mcp.tool.name', 'tool'],
		['mcp.resource.uri', 'retrieval'],
		['mcp.prompt.name', 'prompt'],
	],
	spanNames: [
		[/^tools\/call\b/, 'tool'],
		[/^resources\/read\b/, 'retrieval'],
		[/^prompts\/get\b/, 'prompt'],
	],
};
