/** OTel `gen_ai.provider.name` → the catalogue's provider id, where they differ. */
const providerIds: ReadonlyMap<string, string> = new Map(
	Object.entries({
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
	}),
);

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

/** Everybody whose prices the catalogue lists, by the catalogue's own ids. */
export const catalogueProviderIds = [
	'anthropic',
	'arcee',
	'avian',
	'aws',
	'azure',
	'baseten',
	'cerebras',
	'cloudflare',
	'cohere',
	'cursor',
	'deepseek',
	'doubleword',
	'fireworks',
	'github-copilot',
	'google',
	'groq',
	'huggingface_cerebras',
	'huggingface_fireworks-ai',
	'huggingface_groq',
	'huggingface_hyperbolic',
	'huggingface_nebius',
	'huggingface_novita',
	'huggingface_nscale',
	'huggingface_ovhcloud',
	'huggingface_publicai',
	'huggingface_sambanova',
	'huggingface_together',
	'minimax',
	'mistral',
	'modal',
	'moonshotai',
	'novita',
	'openai',
	'openrouter',
	'ovhcloud',
	'perplexity',
	'quicksilverpro',
	'together',
	'typesafe',
	'voyageai',
	'x-ai',
	'zai',
	'zhipuai',
] as const;
const knownIds: ReadonlySet<string> = new Set(catalogueProviderIds);

/** null = the catalogue has no such provider. */
export function catalogueProvider(provider: string | null): string | null {
	if (provider === null) return null;
	return providerIds.get(provider) ?? (knownIds.has(provider) ? provider : null);
}

const providerNames: ReadonlyMap<string, string> = new Map([...providerIds].reverse().map(([name, id]) => [id, name]));

/** The name that telemetry has for a provider of the catalogue: `x-ai` → `x_ai`. */
export const providerNameOf = (catalogueId: string): string => providerNames.get(catalogueId) ?? catalogueId;

/** `openai/gpt-4o`, `openai:gpt-4o` and the like: a routing prefix that names the provider. */
const prefixProviders: ReadonlyMap<string, string> = new Map(
	Object.entries({
		openai: 'openai',
		anthropic: 'anthropic',
		azure: 'azure.ai.openai',
		bedrock: 'aws.bedrock',
		gemini: 'gcp.gemini',
		google: 'gcp.gemini',
		googleai: 'gcp.gemini',
		'google-gla': 'gcp.gemini',
		'google-vertex': 'gcp.vertex_ai',
		vertexai: 'gcp.vertex_ai',
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
	}),
);

/**
 * The (provider, model) pairs to try, best first: as sent; with the routing prefix taken for the provider; Azure's
 * models at OpenAI's list price, which they share.
 */
export function modelCandidates(provider: string | null, model: string): { provider: string | null; model: string }[] {
	const candidates = [{ provider, model }];
	const slash = model.search(/[/:]/);
	const prefix = slash > 0 ? prefixProviders.get(model.slice(0, slash).toLowerCase()) : undefined;
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
