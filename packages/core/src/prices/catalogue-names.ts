/** OTel `gen_ai.provider.name` → the catalogue's provider id, where they differ. */
const providerIds: Readonly<Record<string, string>> = {
	openai: 'openai',
	anthropic: 'anthropic',
	'aws.bedrock': 'aws',
	'azure.ai.openai': 'azure',
	'azure.ai.inference': 'azure',
	'gcp.gemini': 'google',
	'gcp.vertex_ai': 'google',
	'gcp.gen_ai': 'google',
	mistral_ai: 'mistral',
	x_ai: 'x-ai',
	cohere: 'cohere',
	deepseek: 'deepseek',
	groq: 'groq',
	perplexity: 'perplexity',
	moonshot_ai: 'moonshotai',
	together_ai: 'together',
	fireworks: 'fireworks',
	openrouter: 'openrouter',
	cerebras: 'cerebras',
	hugging_face: 'huggingface',
	novita: 'novita',
	ovhcloud: 'ovhcloud',
};

/** Runs on the user's own machines: a list price of somebody else would be a lie. A project can price it knowingly. */
const selfHostedProviders: ReadonlySet<string> = new Set([
	'ollama',
	'vllm',
	'hosted_vllm',
	'lm_studio',
	'lmstudio',
	'llamafile',
	'llama.cpp',
	'llama_cpp',
	'tgi',
	'sglang',
	'self_hosted',
	'self-hosted',
	'local',
]);

export const isSelfHosted = (provider: string | null): boolean =>
	provider !== null && selfHostedProviders.has(provider);

/** null = the catalogue has no such provider. */
export const catalogueProvider = (provider: string | null): string | null =>
	provider === null ? null : (providerIds[provider] ?? null);

/** `openai/gpt-4o` and the like: a routing prefix that names the provider. */
const prefixProviders: Readonly<Record<string, string>> = {
	openai: 'openai',
	anthropic: 'anthropic',
	azure: 'azure.ai.openai',
	bedrock: 'aws.bedrock',
	gemini: 'gcp.gemini',
	google: 'gcp.gemini',
	vertex_ai: 'gcp.vertex_ai',
	mistral: 'mistral_ai',
	mistralai: 'mistral_ai',
	xai: 'x_ai',
	'x-ai': 'x_ai',
	cohere: 'cohere',
	deepseek: 'deepseek',
	groq: 'groq',
	perplexity: 'perplexity',
	together_ai: 'together_ai',
	fireworks_ai: 'fireworks',
	openrouter: 'openrouter',
	models: 'gcp.gemini',
};

/**
 * The (provider, model) pairs to try, best first: as sent; with the routing prefix taken for the provider; Azure's
 * models at OpenAI's list price, which they share.
 */
export function modelCandidates(provider: string | null, model: string): { provider: string | null; model: string }[] {
	const candidates = [{ provider, model }];
	const slash = model.indexOf('/');
	const prefix = slash > 0 ? prefixProviders[model.slice(0, slash)] : undefined;
	if (prefix !== undefined) {
		const bare = model.slice(slash + 1);
		candidates.push({
			provider: provider !== null && catalogueProvider(provider) !== null ? provider : prefix,
			model: bare,
		});
		candidates.push({ provider: prefix, model: bare });
	}
	if (provider === 'azure.ai.openai') candidates.push({ provider: 'openai', model });
	return candidates;
}
