import { expect, test } from 'vitest';
import { canonicalProvider, providerOf, providerOfModel } from './canonical-provider.ts';

/** Every spelling of the reference (§2.2), and what Vercel AI makes of them. */
const spellings: { readonly [canonical: string]: readonly string[] } = {
	openai: ['openai', 'OpenAI', 'openai.responses', 'openai.chat', 'openai.embedding', 'api.openai.com'],
	anthropic: ['anthropic', 'Anthropic', 'anthropic.messages', 'api.anthropic.com'],
	'aws.bedrock': [
		'aws.bedrock',
		'bedrock',
		'amazon-bedrock',
		'amazon',
		'AWS',
		'bedrock-runtime.us-east-1.amazonaws.com',
	],
	'azure.ai.openai': [
		'azure.ai.openai',
		'az.ai.openai',
		'azure',
		'Azure',
		'azure-openai',
		'azure.chat',
		'acme.openai.azure.com',
	],
	'azure.ai.inference': ['azure.ai.inference', 'az.ai.inference'],
	'gcp.vertex_ai': ['gcp.vertex_ai', 'vertex_ai', 'vertexai', 'google.vertex', 'google.vertex.chat'],
	'gcp.gemini': ['gcp.gemini', 'gemini', 'google', 'Google', 'google.generative-ai', 'gcp.gen_ai'],
	mistral_ai: ['mistral_ai', 'mistralai', 'mistral', 'mistral.chat'],
	x_ai: ['x_ai', 'xai', 'xai.chat'],
	cohere: ['cohere', 'cohere.chat'],
	deepseek: ['deepseek', 'deepseek.chat'],
	groq: ['groq', 'groq.chat'],
	perplexity: ['perplexity'],
	'ibm.watsonx.ai': ['ibm.watsonx.ai', 'watsonx'],
	moonshot_ai: ['moonshot_ai', 'moonshot'],
	together_ai: ['together_ai', 'together', 'togetherai.chat'],
	ollama: ['ollama'],
	openrouter: ['openrouter'],
	fireworks: ['fireworks', 'fireworks.chat'],
	'my.own.host': ['my.own.host', 'My.Own.Host'],
};

test.each(Object.entries(spellings))('%s', (canonical, sent) => {
	expect(sent.map(canonicalProvider)).toEqual(sent.map(() => canonical));
});

const signals: [reported: string | undefined, model: string | undefined, provider: string | null][] = [
	['langchain', 'gpt-4o-mini', 'openai'],
	['gcp.vertex.agent', 'gemini-2.5-flash', 'gcp.gemini'],
	['strands-agents', 'us.anthropic.claude-sonnet-4-5-v1:0', 'aws.bedrock'],
	['langchain', 'my-own-model', 'langchain'],
	['azure', 'gpt-4o', 'azure.ai.openai'],
	[undefined, 'openai/gpt-4o', 'openai'],
	[undefined, 'bedrock:anthropic.claude-3-5-sonnet-20241022-v2:0', 'aws.bedrock'],
	[undefined, 'google-vertex:gemini-2.5-pro', 'gcp.vertex_ai'],
	[undefined, 'o3-mini', 'openai'],
	[undefined, 'claude-opus-4-7', 'anthropic'],
	[undefined, 'llama3', null],
	[undefined, undefined, null],
];

test.each(signals)('reported %s, model %s: %s', (reported, model, provider) => {
	expect(providerOf(reported, model)).toBe(provider);
});

test.each(['constructor', '__proto__', 'toString', 'constructor/x'])('%s is a name like any other', (name) => {
	expect(canonicalProvider(name)).toBe(name.toLowerCase());
	expect(providerOfModel(name)).toBeNull();
});
