import type { Convention } from './convention.ts';
import { anthropicSdk } from './dialects/anthropic-sdk.ts';
import { googleAdk } from './dialects/google-adk.ts';
import { langfuse } from './dialects/langfuse.ts';
import { langSmith } from './dialects/langsmith.ts';
import { liteLlm } from './dialects/litellm.ts';
import { openInference } from './dialects/openinference.ts';
import { openLit } from './dialects/openlit.ts';
import { openLlmetry } from './dialects/openllmetry.ts';
import { otelGenai } from './dialects/otel-genai.ts';
import { plainNames } from './dialects/plain-names.ts';
import { pydanticAi } from './dialects/pydantic-ai.ts';
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
	langfuse,
	langSmith,
	pydanticAi,
	googleAdk,
	strands,
	liteLlm,
	openLit,
	openInference,
	openLlmetry,
	otelGenai,
	plainNames,
];

/** Names of the conventions, in order of precedence. */
export function listConventions(): string[] {
	return conventions.map(({ name }) => name);
}
