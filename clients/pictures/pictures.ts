/** Where the trace on a framework's page comes from: a client that is run, or what one sent, recorded. */
export type PictureSource = { client: string } | { example: string } | { recording: string };

/** Page of docs/frameworks → the trace to photograph. */
export const pictures: Readonly<Record<string, PictureSource>> = {
	'opentelemetry-genai': { client: 'otel-openai' },
	'plain-opentelemetry': { example: 'plain-otel' },
	openinference: { client: 'openinference' },
	'openllmetry-traceloop': { client: 'traceloop' },
	'vercel-ai-sdk': { client: 'vercel-ai-6' },
	'anthropic-sdk': { client: 'anthropic-sdk' },
	openlit: { client: 'openlit' },
	langfuse: { client: 'langfuse' },
	langsmith: { client: 'langsmith_app' },
	'pydantic-ai-logfire': { client: 'pydantic_ai_app' },
	'microsoft-agent-framework': { client: 'agent_framework_app' },
	'google-adk': { recording: 'google-adk' },
	strands: { recording: 'strands-openai' },
	'semantic-kernel': { recording: 'semantic-kernel' },
	litellm: { recording: 'litellm-sdk' },
	genkit: { recording: 'genkit-js' },
	'claude-code': { recording: 'claude-code-logs' },
	codex: { recording: 'codex-logs' },
};
