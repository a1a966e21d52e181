/** Other spellings → the value of OTel `gen_ai.provider.name`. Lower case. */
const aliases: { readonly [spelling: string]: string } = {
	'aws.bedrock': 'aws.bedrock',
	bedrock: 'aws.bedrock',
	'amazon-bedrock': 'aws.bedrock',
	amazon_bedrock: 'aws.bedrock',
	bedrock_converse: 'aws.bedrock',
	amazon: 'aws.bedrock',
	aws: 'aws.bedrock',
	'az.ai.openai': 'azure.ai.openai',
	'azure.ai.openai': 'azure.ai.openai',
	azure: 'azure.ai.openai',
	'azure-openai': 'azure.ai.openai',
	azure_openai: 'azure.ai.openai',
	azureopenai: 'azure.ai.openai',
	'az.ai.inference': 'azure.ai.inference',
	'azure.ai.inference': 'azure.ai.inference',
	'gcp.vertex_ai': 'gcp.vertex_ai',
	vertex_ai: 'gcp.vertex_ai',
	vertexai: 'gcp.vertex_ai',
	'vertex-ai': 'gcp.vertex_ai',
	vertex: 'gcp.vertex_ai',
	'google.vertex': 'gcp.vertex_ai',
	google_vertexai: 'gcp.vertex_ai',
	'google-vertex': 'gcp.vertex_ai',
	'vertex-ai-model-garden': 'gcp.vertex_ai',
	'gcp.gemini': 'gcp.gemini',
	gemini: 'gcp.gemini',
	google: 'gcp.gemini',
	googleai: 'gcp.gemini',
	google_ai: 'gcp.gemini',
	'google-ai': 'gcp.gemini',
	google_ai_studio: 'gcp.gemini',
	google_genai: 'gcp.gemini',
	'google-gla': 'gcp.gemini',
	'google.generative-ai': 'gcp.gemini',
	'gcp.gen_ai': 'gcp.gemini',
	mistral: 'mistral_ai',
	mistralai: 'mistral_ai',
	mistral_ai: 'mistral_ai',
	xai: 'x_ai',
	'x-ai': 'x_ai',
	x_ai: 'x_ai',
	watsonx: 'ibm.watsonx.ai',
	watson: 'ibm.watsonx.ai',
	'ibm.watson.ai': 'ibm.watsonx.ai',
	'ibm.watsonx.ai': 'ibm.watsonx.ai',
	moonshot: 'moonshot_ai',
	moonshotai: 'moonshot_ai',
	moonshot_ai: 'moonshot_ai',
	together: 'together_ai',
	togetherai: 'together_ai',
	together_ai: 'together_ai',
	fireworks: 'fireworks',
	fireworks_ai: 'fireworks',
	openai: 'openai',
	anthropic: 'anthropic',
	cohere: 'cohere',
	deepseek: 'deepseek',
	groq: 'groq',
	perplexity: 'perplexity',
	ollama: 'ollama',
	openrouter: 'openrouter',
};

/** Frameworks and routers that stand where a provider should: kept only when nothing else is known. */
const frameworks = new Set([
	'langchain',
	'llamaindex',
	'crewai',
	'gcp.vertex.agent',
	'strands-agents',
	'strands_agents',
	'litellm',
	'hosted_vllm',
	'gateway',
	'agent_framework',
	'microsoft.agent_framework',
	'microsoft.agents.ai',
	'semantic_kernel',
	'autogen',
	'ag2',
	'agno',
	'haystack',
	'langgraph',
	'llama_index',
	'openai_agents',
	'pydantic_ai',
	'google_adk',
	'smolagents',
	'genkit',
	'koog',
	'mcp',
	'unknown',
]);

/** Families of model names that only one provider uses unprefixed. `anthropic.claude-…` is Bedrock's spelling. */
const families: readonly (readonly [RegExp, string])[] = [
	[/^(us\.|eu\.|apac\.|global\.)?(anthropic|amazon|meta|mistral|cohere|ai21)\./, 'aws.bedrock'],
	[
		/^(gpt-|chatgpt|o[134](-|$)|text-embedding-(3|ada)|davinci|babbage|dall-e|whisper-|tts-1|omni-moderation|codex-)/,
		'openai',
	],
	[/^claude-/, 'anthropic'],
	[/^(models\/)?gemini-/, 'gcp.gemini'],
	[/^(mistral-|codestral|ministral|pixtral|magistral)/, 'mistral_ai'],
	[/^(command-|embed-english|embed-multilingual|rerank-)/, 'cohere'],
	[/^grok-/, 'x_ai'],
	[/^deepseek-/, 'deepseek'],
	[/^sonar/, 'perplexity'],
];

/** Some emitters give the host that answered (LiveKit: `api.openai.com`). Its end tells whose it is. */
const hosts: readonly (readonly [RegExp, string])[] = [
	[/\.openai\.azure\.com$|\.cognitiveservices\.azure\.com$/, 'azure.ai.openai'],
	[/\.inference\.ai\.azure\.com$|\.services\.ai\.azure\.com$/, 'azure.ai.inference'],
	[/(^|\.)openai\.com$/, 'openai'],
	[/(^|\.)anthropic\.com$/, 'anthropic'],
	[/^bedrock(-runtime)?[.-].*\.amazonaws\.com$/, 'aws.bedrock'],
	[/aiplatform\.googleapis\.com$/, 'gcp.vertex_ai'],
	[/^generativelanguage\.googleapis\.com$/, 'gcp.gemini'],
	[/(^|\.)mistral\.ai$/, 'mistral_ai'],
	[/(^|\.)x\.ai$/, 'x_ai'],
	[/(^|\.)groq\.com$/, 'groq'],
	[/(^|\.)deepseek\.com$/, 'deepseek'],
	[/(^|\.)perplexity\.ai$/, 'perplexity'],
	[/(^|\.)cohere\.(ai|com)$/, 'cohere'],
	[/(^|\.)together\.(xyz|ai)$/, 'together_ai'],
	[/(^|\.)fireworks\.ai$/, 'fireworks'],
	[/(^|\.)cerebras\.ai$/, 'cerebras'],
	[/(^|\.)openrouter\.ai$/, 'openrouter'],
];

/** `openai.responses` → openai, `AWS` → aws.bedrock, `api.openai.com` → openai; an unknown name lower-cased as it is. */
export function canonicalProvider(sent: string): string {
	const name = sent.toLowerCase();
	for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) {
		const known = aliases[name.slice(0, end)];
		if (known !== undefined && Object.hasOwn(aliases, name.slice(0, end))) return known;
	}
	const host = name.includes('.') ? hosts.find(([pattern]) => pattern.test(name)) : undefined;
	return host?.[1] ?? name;
}

/** The provider: as reported, else as the model's name tells, else (for calls) the framework's name; null when nothing is known. */
export function providerOf(sent: string | undefined, model: string | undefined, isCall = true): string | null {
	const reported = sent === undefined ? null : canonicalProvider(sent);
	if (reported !== null && !frameworks.has(reported)) return reported;
	return (model === undefined ? null : providerOfModel(model)) ?? (isCall ? reported : null);
}

/** `gpt-4o` → openai, `openai/gpt-4o` → openai; null for names that many hosts serve. */
export function providerOfModel(model: string): string | null {
	const name = model.toLowerCase();
	const prefix = name.split(/[/:]/, 1)[0] ?? '';
	if (prefix !== name && Object.hasOwn(aliases, prefix)) return aliases[prefix] ?? null;
	for (const [family, provider] of families) if (family.test(name)) return provider;
	return null;
}
