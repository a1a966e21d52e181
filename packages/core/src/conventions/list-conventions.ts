import type { Convention } from './convention.ts';
import { agentFramework } from './dialects/agent-framework.ts';
import { anthropicSdk } from './dialects/anthropic-sdk.ts';
import { claudeCode } from './dialects/claude-code.ts';
import { codex } from './dialects/codex.ts';
import { geminiCli } from './dialects/gemini-cli.ts';
import { genkit } from './dialects/genkit.ts';
import { googleAdk } from './dialects/google-adk.ts';
import { koog } from './dialects/koog.ts';
import { langfuse } from './dialects/langfuse.ts';
import { langSmith } from './dialects/langsmith.ts';
import { liteLlm } from './dialects/litellm.ts';
import { liveKit } from './dialects/livekit.ts';
import { mcp } from './dialects/mcp.ts';
import { mlflow } from './dialects/mlflow.ts';
import { openInference } from './dialects/openinference.ts';
import { openLit } from './dialects/openlit.ts';
import { openLlmetry } from './dialects/openllmetry.ts';
import { openRouter } from './dialects/openrouter.ts';
import { otelGenai } from './dialects/otel-genai.ts';
import { plainNames } from './dialects/plain-names.ts';
import { pydanticAi } from './dialects/pydantic-ai.ts';
import { semanticKernel } from './dialects/semantic-kernel.ts';
import { sentry } from './dialects/sentry.ts';
import { strands } from './dialects/strands.ts';
import { vercelAi } from './dialects/vercel-ai.ts';
import { vercelAi7 } from './dialects/vercel-ai-7.ts';

/**
 * In order of precedence: the first that claims a span reads it. Emitters that sign their spans come first, then dialects known by
 * a key of their own, then the standard that many of them write too, then mere habit.
 */
export const conventions: readonly Convention[] = [
	anthropicSdk,
	vercelAi7,
	vercelAi,
	claudeCode,
	codex,
	geminiCli,
	langfuse,
	langSmith,
	pydanticAi,
	googleAdk,
	strands,
	agentFramework,
	semanticKernel,
	genkit,
	mlflow,
	koog,
	liveKit,
	liteLlm,
	openRouter,
	openLit,
	openInference,
	openLlmetry,
	sentry,
	mcp,
	otelGenai,
	plainNames,
];

/** Names of the conventions, in order of precedence. */
export function listConventions(): string[] {
	return conventions.map(({ name }) => name);
}
